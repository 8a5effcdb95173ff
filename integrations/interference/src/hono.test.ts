import { cases } from './hono/cases.ts';
import { exceptions } from './hono/exceptions.ts';
import { bare, mounted } from './hono/serve.ts';
import { describeSame } from './same.ts';

describeSame({ name: 'Hono', cases, bare, mounted, exceptions, headersOnly: true });
