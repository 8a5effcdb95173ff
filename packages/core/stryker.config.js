import { fileURLToPath } from 'node:url';

/** How much of what decides an answer the tests hold; docs/mutation.md says what comes of it. */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: fileURLToPath(new URL('../../vitest.config.ts', import.meta.url)) },
  // The mutants run in a copy of the folder, inside it, where the tsconfig.json above still holds. Were one copied along,
  // Stryker would mend it with an API that TypeScript 7 has not.
  // Properties are left out: what they find by chance would make the score one, too.
  ignorePatterns: ['tsconfig.json', 'dist', 'src/*.property.test.ts'],
  mutate: [
    'src/{normalise,failure-body,reply,message,text,headers,request-id,links,target}.ts',
    'src/foreign{,-caller,-status,-upstream}.ts',
  ],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
};
