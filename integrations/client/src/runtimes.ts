import { bun, deno, node20, node22, node24, node26 } from '../../runtimes/src/engines.ts';
import { otherOrigin, ownOrigin } from './browser.ts';
import { inProcess } from './process.ts';
import type { Runtime } from './runtime.ts';
import { workerd } from './workerd.ts';

/** Those that are installed with the repository. */
export const installed: readonly Runtime[] = [...[node20, node24].map(inProcess), workerd];

/** Those that need a browser. */
export const browsers: readonly Runtime[] = [ownOrigin, otherOrigin];

/** Those, and the ones that are fetched where they are asked for. */
export const all: readonly Runtime[] = [
  ...[node20, node22, node24, node26, bun, deno].map(inProcess),
  workerd,
  ...browsers,
];
