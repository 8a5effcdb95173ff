import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The root of the repository. */
export const root: string = join(import.meta.dirname, '../../..');

/** Where the tarballs are put before the tests. */
export const packed: string = join(import.meta.dirname, '../dist');

/** What consumers copy into their projects. */
export const fixtures: string = join(import.meta.dirname, '../fixtures');

const require = createRequire(import.meta.url);

/** The oldest Node that loads the packages, and the one that runs the repository. */
export const nodes = {
  'Node 20': join(dirname(require.resolve('node-20/package.json')), 'bin/node'),
  'Node 24': process.execPath,
} as const;

/** TypeScript as the repository uses it. */
export const typescript7: string = join(root, 'node_modules/typescript/bin/tsc');
