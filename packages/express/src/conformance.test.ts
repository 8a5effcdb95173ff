import { conformance, listen } from '@kuvert/testkit';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { frameworks } from './frameworks.fixture.ts';
import { build } from './harness.fixture.ts';

const lacks = {
  'parser faults': 'Node answers them below every framework; integrations/runtimes puts @kuvert/node there',
  'body bytes': 'express.json() inflates bodies, and replaces what is no UTF-8',
};

for (const [name, framework] of frameworks) {
  conformance(
    { name: `${name}, piece by piece`, lacks, start: async (server) => listen(build(framework, server)) },
    { describe, it, beforeAll, afterAll },
  );
}
