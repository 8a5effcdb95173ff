import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../files.ts';
import { refuse, toReason } from '../problem.ts';
import { weigh } from './changes.ts';
import type { Bump } from './changes.ts';

/** Where changesets wait for their release. */
export const changesetFolder = '.changeset';

/**
 * What the pending changesets of a repository promise of each package.
 *
 * @throws Problem where there is no such folder, or a changeset without a front matter that says bumps
 */
export async function readPromises(root: string): Promise<ReadonlyMap<string, Bump>> {
  const folder = join(root, changesetFolder);
  const promises = new Map<string, Bump>();
  for (const name of namesIn(folder)) {
    const file = join(folder, name);
    for (const [pack, bump] of await readChangeset(readText(file, 'run changeset'), file)) {
      if (weigh(bump) > weigh(promises.get(pack))) promises.set(pack, bump);
    }
  }
  return promises;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.md') && name.toLowerCase() !== 'readme.md' && !name.startsWith('.'))
      .toSorted();
  } catch (error) {
    return refuse('input', `there is no folder ${folder}; run changeset init`, error);
  }
}

async function readChangeset(text: string, file: string): Promise<readonly (readonly [string, Bump])[]> {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === '---');
  if (lines[0]?.trimEnd() !== '---' || end === -1) {
    return refuse('input', `${file} has no front matter; write it with changeset`);
  }
  const { parse } = await import('yaml');
  let front: unknown;
  try {
    front = parse(lines.slice(1, end).join('\n'));
  } catch (error) {
    refuse('input', `${file} has a front matter that is no YAML: ${toReason(error)}; mend it`, error);
  }
  // An empty changeset promises nothing on purpose.
  const bumps = Object.entries(typeof front === 'object' && front !== null ? front : {}) as [string, unknown][];
  return bumps
    .filter(([, bump]) => bump !== 'none')
    .map(([pack, bump]) =>
      bump === 'major' || bump === 'minor' || bump === 'patch'
        ? ([pack, bump] as const)
        : refuse('input', `${file} promises ${String(bump)} of ${pack}; it is major, minor, patch or none`),
    );
}
