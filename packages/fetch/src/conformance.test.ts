import { getRequestListener } from '@hono/node-server';
import { bridge, conformance, listen } from '@kuvert/testkit';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { build, lacks as handlerLacks } from './harness.fixture.ts';

const lacks = {
  ...handlerLacks,
  'parser faults': 'Node answers them below every framework; integrations/runtimes puts @kuvert/node there',
};

const runner = { describe, it, beforeAll, afterAll };
conformance({ name: 'a bare bridge', lacks, start: async (server) => listen(bridge(build(server))) }, runner);
conformance(
  { name: '@hono/node-server', lacks, start: async (server) => listen(getRequestListener(build(server))) },
  runner,
);
