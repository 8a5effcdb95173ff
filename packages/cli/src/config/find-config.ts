import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { refuse } from '../problem.ts';

const names = ['kuvert.config.ts', 'kuvert.config.mts', 'kuvert.config.js', 'kuvert.config.mjs'];

/**
 * The config a command works with: the one that is named, or the nearest, from the folder upwards.
 *
 * @throws Problem where there is none
 */
export function findConfig(cwd: string, named: string | undefined): string {
  if (named !== undefined) {
    const file = resolve(cwd, named);
    if (!existsSync(file) || !statSync(file).isFile()) refuse('config', `there is no file ${named}; correct --config`);
    return file;
  }
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const found = names.map((name) => join(folder, name)).find((file) => existsSync(file));
    if (found !== undefined) return found;
    if (dirname(folder) === folder) break;
  }
  return refuse(
    'config',
    'there is no kuvert.config.ts here or above; write one with defineConfig, or name it by --config',
  );
}
