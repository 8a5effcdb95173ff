import { exitCodes } from './exit-codes.ts';
import { readIfThere, toShort, writeFiles } from './files.ts';
import type { Outcome } from './outcome.ts';
import { paint } from './terminal/paint.ts';
import { toPrintable } from './terminal/printable.ts';

/** Files that a command makes, and what to do with them. */
export interface Made {
  readonly files: ReadonlyMap<string, string>;
  /** Files that earlier runs made and this one would not. */
  readonly stale?: readonly string[];
  /** Compare, and write nothing. */
  readonly isCheck: boolean;
  readonly cwd: string;
  /** The command that writes them. */
  readonly command: string;
}

/** What is wrong with a stale file. */
const old = 'no longer made';

/** Whether a text is what it should be, however its lines end: git may have changed that. */
function isSame(was: string, is: string): boolean {
  return was === is || was.replaceAll('\r\n', '\n') === is;
}

/** Writes files, or says which are not what they would be. */
export function writeOrCheck({ files, stale = [], isCheck, cwd, command }: Made): Outcome {
  const changes = [...files].flatMap(([file, text]) => {
    const was = readIfThere(file);
    if (was !== undefined && isSame(was, text)) return [];
    return [{ file: toShort(file, cwd), problem: was === undefined ? 'missing' : 'out of date' }];
  });
  changes.push(...stale.map((file) => ({ file: toShort(file, cwd), problem: old })));
  if (!isCheck) {
    writeFiles(files);
    const written = [...files.keys()].map((file) => toShort(file, cwd));
    const lines = changes
      .map(({ file, problem }) => `${problem === old ? 'removed' : paint.green('wrote')} ${toPrintable(file)}\n`)
      .join('');
    return {
      text: lines || 'Everything is up to date.\n',
      json: { written, changed: changes },
      exitCode: exitCodes.ok,
    };
  }
  const isFine = changes.length === 0;
  const lines = changes.map(({ file, problem }) => `${paint.red(problem)}  ${toPrintable(file)}\n`).join('');
  return {
    text: isFine ? 'Everything is up to date.\n' : `${lines}Run ${command}, and commit what it writes.\n`,
    json: { ok: isFine, changes },
    exitCode: isFine ? exitCodes.ok : exitCodes.no,
  };
}
