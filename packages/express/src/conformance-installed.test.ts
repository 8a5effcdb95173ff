import { conformance, listen } from '@kuvert/testkit';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { frameworks } from './frameworks.fixture.ts';
import { buildInstalled } from './harness.fixture.ts';

const lacks = {
  'parser faults': 'Node answers them below every framework; integrations/runtimes puts @kuvert/node there',
};

for (const [name, framework] of frameworks) {
  conformance(
    { name: `${name}, installed`, lacks, start: async (server) => listen(buildInstalled(framework, server)) },
    { describe, it, beforeAll, afterAll },
  );
}
