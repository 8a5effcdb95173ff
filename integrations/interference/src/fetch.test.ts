import { bare, cases, mounted } from './fetch/serve.ts';
import { responses } from './hono/exceptions.ts';
import { describeSame } from './same.ts';

const name = (of: string): string => `a response of ${of}`;

// In this order: once its own Response is in place, @hono/node-server leaves it there.
describeSame({
  name: 'fetch, with the Response of the platform',
  cases,
  bare: bare(false),
  mounted: mounted(false),
  exceptions: {},
});
describeSame({
  name: 'fetch, with the Response of @hono/node-server',
  cases,
  bare: bare(true),
  mounted: mounted(true),
  exceptions: { 'wrapped, with ids': responses(name) },
  headersOnly: true,
});
