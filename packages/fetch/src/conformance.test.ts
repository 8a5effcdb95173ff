import { getRequestListener } from '@hono/node-server';
import { bridge, conformance, listen } from '@kuvert/testkit';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { build, lacks } from './harness.fixture.ts';

const runner = { describe, it, beforeAll, afterAll };
conformance({ name: 'a bare bridge', lacks, start: async (server) => listen(bridge(build(server))) }, runner);
conformance(
  { name: '@hono/node-server', lacks, start: async (server) => listen(getRequestListener(build(server))) },
  runner,
);
