import { resolve } from 'node:path';
import { command } from '../command.ts';
import type { Command } from '../command.ts';
import { loadConfig } from '../config/load-config.ts';
import { belowOne, bumpOf } from '../diff/changes.ts';
import type { Bump } from '../diff/changes.ts';
import { rootOf } from '../diff/changeset-root.ts';
import { readPromises } from '../diff/changesets.ts';
import { compareLocks } from '../diff/compare-locks.ts';
import { shortfalls } from '../diff/gate.ts';
import type { Shortfall } from '../diff/gate.ts';
import { toChangeMarkdown, toChangeTable } from '../diff/report.ts';
import { checkPackages, writeChangeset } from '../diff/write-changeset.ts';
import { exitCodes } from '../exit-codes.ts';
import { readText, toShort } from '../files.ts';
import { readAtRevision } from '../git.ts';
import { toLock } from '../lock/lock.ts';
import type { Lock } from '../lock/lock.ts';
import { readLock } from '../lock/read-lock.ts';
import { refuse } from '../problem.ts';

export const diff: Command = command(
  { name: 'diff', description: 'Tell what changed since the lock, and what a release of it has to be called.' },
  {
    before: { type: 'positional', required: false, description: 'A lock file, to compare two of them' },
    after: { type: 'positional', required: false, description: 'The other lock file' },
    from: { type: 'string', valueHint: 'revision', description: 'Compare with the lock at a revision of git' },
    format: { type: 'string', valueHint: 'table|markdown|json', description: 'How to print it; a table unless said' },
    'write-changeset': { type: 'string', valueHint: 'package', description: 'Write a changeset for it' },
    gate: { type: 'boolean', description: 'Fail where the pending changesets promise less' },
    package: { type: 'string', valueHint: 'package', description: 'What the gate asks for, in place of the config' },
    zero: { type: 'boolean', description: 'The packages are at 0.x: a minor release may break, a patch may add' },
  },
  async (given, { cwd }) => {
    const { gate = false, zero = false, format = 'table', 'write-changeset': wanted } = given;
    if (!['table', 'markdown', 'json'].includes(format)) {
      refuse('usage', `--format ${format} is none; it is table, markdown or json`);
    }
    const { before, after, packages, folder } = await readSides(given, cwd);
    const changes = compareLocks(before, after);
    const bump = bumpOf(changes);
    const needed = zero ? belowOne(bump) : bump;
    const isRefused = changes.some(({ level }) => level === 'refused');
    const changeset =
      wanted === undefined || isRefused
        ? undefined
        : writeChangeset({ changes, bump: needed, packages: toNames(wanted), root: rootOf(folder) });
    const missing = gate
      ? await ask(needed, given.package === undefined ? packages : toNames(given.package), folder)
      : [];
    const file = changeset && toShort(changeset, cwd);
    const json = {
      bump: bump ?? 'none',
      refused: isRefused,
      changes,
      ...(wanted !== undefined && { changeset: file ?? null }),
      ...(gate && { gate: { ok: missing.length === 0, missing } }),
    };
    const hasApis = [before, after].some(({ apis }) => Object.keys(apis).length > 1);
    const table = format === 'markdown' ? toChangeMarkdown(changes, hasApis) : toChangeTable(changes, hasApis);
    const notes = [
      ...(wanted === undefined ? [] : [file === undefined ? 'No changeset was written.' : `Wrote ${file}.`]),
      ...(gate ? toGateLines(missing) : []),
    ];
    const text = table + notes.map((line) => `${line}\n`).join('');
    return {
      text: format === 'json' ? `${JSON.stringify(json, undefined, 2)}\n` : text,
      json,
      exitCode: isRefused ? exitCodes.refused : missing.length > 0 ? exitCodes.no : exitCodes.ok,
    };
  },
);

interface Sides {
  readonly before: Lock;
  readonly after: Lock;
  /** What the config names. */
  readonly packages: readonly string[];
  readonly folder: string;
}

/** Two locks that are named, or a lock and the contract. */
async function readSides(
  given: { readonly before?: string | undefined; readonly after?: string | undefined } & {
    readonly from?: string | undefined;
    readonly config?: string | undefined;
  },
  cwd: string,
): Promise<Sides> {
  const read = (file: string): Lock => readLock(readText(resolve(cwd, file), 'name a lock file'), file);
  if (given.before !== undefined) {
    if (given.after === undefined) refuse('usage', 'kuvert diff compares two lock files; name the other one as well');
    if (given.from !== undefined)
      refuse('usage', '--from compares the contract, and not two files; leave one of them out');
    return { before: read(given.before), after: read(given.after), packages: [], folder: cwd };
  }
  const { apis, lock, folder, packages = [] } = await loadConfig(cwd, given.config);
  const file = resolve(folder, lock);
  const text =
    given.from === undefined ? readText(file, 'write it with kuvert lock') : readAtRevision(given.from, file);
  const from = given.from === undefined ? toShort(file, cwd) : `${lock} at ${given.from}`;
  return { before: readLock(text, from), after: toLock(apis), packages, folder };
}

async function ask(
  needed: Bump | undefined,
  packages: readonly string[],
  folder: string,
): Promise<readonly Shortfall[]> {
  if (packages.length === 0) {
    refuse('usage', '--gate needs to know whose changesets count; name packages in the config, or by --package');
  }
  checkPackages(packages);
  return shortfalls(needed, packages, await readPromises(rootOf(folder)));
}

function toGateLines(missing: readonly Shortfall[]): readonly string[] {
  if (missing.length === 0) return ['The pending changesets promise enough.'];
  return missing.map(
    ({ package: name, needed, promised }) => `${name} needs a ${needed} changeset, and has ${promised}.`,
  );
}

function toNames(list: string): readonly string[] {
  return list.split(',').map((name) => name.trim());
}
