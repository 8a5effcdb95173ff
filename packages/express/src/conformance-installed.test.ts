import { conformance, listen } from '@kuvert/testkit';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { frameworks } from './frameworks.fixture.ts';
import { buildInstalled } from './harness.fixture.ts';

for (const [name, framework] of frameworks) {
  conformance(
    { name: `${name}, installed`, start: async (server) => listen(buildInstalled(framework, server)) },
    { describe, it, beforeAll, afterAll },
  );
}
