import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../digest.ts';
import { writeFiles } from '../files.ts';
import { toMarkdownCode, toMarkdownText } from '../markdown.ts';
import { refuse } from '../problem.ts';
import type { Bump, Change } from './changes.ts';
import { changesetFolder } from './changesets.ts';

/** A package's name, as npm has them. */
const PACKAGE = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

/** What a changeset is written for. */
export interface Changeset {
  readonly changes: readonly Change[];
  /** What it promises; `undefined` where nothing changed. */
  readonly bump: Bump | undefined;
  readonly packages: readonly string[];
  /** The folder that has `.changeset`. */
  readonly root: string;
}

/**
 * Writes a changeset, and gives its file: `undefined` where nothing changed. The same changes make the same file, so that
 * running it again adds none.
 *
 * @throws Problem for a name that no package has, or where the repository has no changesets
 */
export function writeChangeset({ changes, bump, packages, root }: Changeset): string | undefined {
  checkPackages(packages);
  if (bump === undefined) return undefined;
  if (!existsSync(join(root, changesetFolder))) {
    refuse('output', `there is no folder ${join(root, changesetFolder)}; run changeset init`);
  }
  const text = toText(changes, bump, packages);
  const file = join(root, changesetFolder, `kuvert-${digestOf(text).slice(0, 8)}.md`);
  writeFiles(new Map([[file, text]]));
  return file;
}

/** Holds names to what npm takes: they go into a file as they are. */
export function checkPackages(packages: readonly string[]): void {
  const wrong = packages.find((name) => name.length > 214 || !PACKAGE.test(name));
  if (wrong !== undefined)
    refuse('usage', `${JSON.stringify(wrong)} is no name of a package; write it as in package.json`);
}

function toText(changes: readonly Change[], bump: Bump, packages: readonly string[]): string {
  const front = packages.map((name) => `'${name}': ${bump}\n`).join('');
  const lines = changes.map(
    ({ bump: own, subject, kind, what }) =>
      `- **${own}** ${toMarkdownCode(subject)}, ${kind}: ${toMarkdownText(what)}\n`,
  );
  return `---\n${front}---\n\nThe contract of the API's codes changes:\n\n${lines.join('')}`;
}
