import { conformance, listen } from '@kuvert/testkit';
import express from 'express';
// @ts-expect-error The alias comes without types; it is the same framework.
import express4 from 'express-4';
// @ts-expect-error The alias comes without types; it is the same framework.
import express4Floor from 'express-4-floor';
// @ts-expect-error The alias comes without types; it is the same framework.
import express5Floor from 'express-5-floor';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { build } from './harness.fixture.ts';

const frameworks: Readonly<Record<string, typeof express>> = {
  'express 5': express,
  'express 5.0.0': express5Floor,
  'express 4': express4,
  'express 4.21.0': express4Floor,
};
const lacks = {
  'parser faults': 'Node answers them below every framework; integrations/runtimes puts @kuvert/node there',
};

for (const [name, framework] of Object.entries(frameworks)) {
  conformance(
    { name, lacks, start: async (server) => listen(build(framework, server)) },
    { describe, it, beforeAll, afterAll },
  );
}
