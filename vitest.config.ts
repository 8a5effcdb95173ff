import { defineConfig } from 'vitest/config';

// The one test configuration of every package, run from the package's folder.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    testTimeout: 30_000,
    // scripts/check.js adds the reports up; turbo keeps them with the cached result.
    reporters: ['default', ['json', { outputFile: '.vitest/report.json' }]],
  },
});
