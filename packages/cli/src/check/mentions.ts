import fs, { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { refuse } from '../problem.ts';

/** A reason in quotes or after a dot, and what comes after it. */
const MENTION = /(?<=['"`.])([A-Z][A-Z0-9_]{0,61}[A-Z0-9])(?![A-Za-z0-9_$])['"`]?(\s?:\s?\{)?/g;

/** The reasons that a source names, other than as the key of an entry: where they are defined, they are not used. */
export function mentionsIn(text: string): readonly string[] {
  return [...text.matchAll(MENTION)].flatMap(([, reason, entry]) =>
    reason === undefined || entry !== undefined ? [] : [reason],
  );
}

/**
 * The reasons that any source of these globs names.
 *
 * @throws Problem where the globs find nothing
 */
export function mentionsOf(globs: readonly string[], folder: string): ReadonlySet<string> {
  const found = new Set<string>();
  // Before Node 22 there is none.
  if (!('globSync' in fs)) refuse('config', `Node ${process.versions.node} reads no sources; run Node 22.12 or later`);
  const files = fs.globSync([...globs], { cwd: folder, exclude: (name) => name === 'node_modules' || name === '.git' });
  let count = 0;
  for (const file of files) {
    const text = readText(resolve(folder, file));
    if (text === undefined) continue;
    count += 1;
    for (const reason of mentionsIn(text)) found.add(reason);
  }
  if (count === 0) refuse('config', `sources finds no file (${globs.join(', ')}); correct its globs`);
  return found;
}

/** Nothing for a folder, or what went away in the meantime. */
function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
