import { conformance, listen } from '@kuvert/testkit';
import type { Harness } from '@kuvert/testkit';
import Koa from 'koa';
// @ts-expect-error The alias comes without types; it is the same framework.
import Koa2 from 'koa-2';
// @ts-expect-error The alias comes without types; it is the same framework.
import Koa2Floor from 'koa-2-floor';
// @ts-expect-error The alias comes without types; it is the same framework.
import Koa3Floor from 'koa-3-floor';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { assigned, build, returned } from './harness.fixture.ts';

const lacks = {
  'parser faults': 'Node answers them below every framework; integrations/runtimes puts @kuvert/node there',
};

const harnesses: readonly Harness[] = [
  { name: 'koa 3', lacks, start: async (server) => listen(build(Koa, returned, server).callback()) },
  { name: 'koa 3 with ctx.body', lacks, start: async (server) => listen(build(Koa, assigned, server).callback()) },
  {
    name: 'koa 3 with a body parser',
    lacks: { ...lacks, 'body bytes': '@koa/bodyparser inflates bodies, and replaces what is no UTF-8' },
    start: async (server) => listen(build(Koa, returned, server, true).callback()),
  },
  { name: 'koa 3.0.0', lacks, start: async (server) => listen(build(Koa3Floor, returned, server).callback()) },
  { name: 'koa 2', lacks, start: async (server) => listen(build(Koa2, returned, server).callback()) },
  { name: 'koa 2.16.0', lacks, start: async (server) => listen(build(Koa2Floor, assigned, server).callback()) },
];
for (const harness of harnesses) conformance(harness, { describe, it, beforeAll, afterAll });
