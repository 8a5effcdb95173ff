import { getRequestListener } from '@hono/node-server';
import { bridge, conformance, listen } from '@kuvert/testkit';
import type { Harness } from '@kuvert/testkit';
import { Hono } from 'hono';
import { Hono as HonoFloor } from 'hono-floor';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { build, lacks as appLacks } from './harness.fixture.ts';

const lacks = {
  ...appLacks,
  'parser faults': 'Node answers them below every framework; integrations/runtimes puts @kuvert/node there',
};

const harnesses: readonly Harness[] = [
  { name: 'hono', lacks, start: async (server) => listen(getRequestListener(build(Hono, server).fetch)) },
  {
    name: 'hono 4.12.0',
    lacks,
    start: async (server) => listen(getRequestListener(build(HonoFloor as never, server).fetch)),
  },
  {
    name: 'hono app.request',
    lacks,
    start: async (server) => {
      const app = build(Hono, server);
      return listen(bridge((request) => app.request(request)));
    },
  },
];
for (const harness of harnesses) conformance(harness, { describe, it, beforeAll, afterAll });
