import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { changesetFolder } from './changesets.ts';

/** The nearest folder that has changesets, from here upwards: a config may lie in a package, and they at the root. */
export function rootOf(folder: string): string {
  for (let root = folder; ; root = dirname(root)) {
    if (existsSync(join(root, changesetFolder))) return root;
    if (dirname(root) === root) return folder;
  }
}
