import { defineConfig } from 'tsdown';

const shared = { format: 'esm', dts: false, deps: { alwaysBundle: /./ }, logLevel: 'error' } as const;

// Each guest is one file, so that its runtime needs neither node_modules nor TypeScript.
export default defineConfig([
  { ...shared, entry: ['src/guests/process.ts'], platform: 'node', fixedExtension: false },
  { ...shared, entry: ['src/guests/worker.ts'], platform: 'neutral', clean: false },
  // As a module it would run some time after the page took it in.
  { ...shared, format: 'iife', entry: ['src/guests/page.ts'], platform: 'browser', clean: false },
]);
