import { execFileSync } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { refuse, toReason } from './problem.ts';
import { toPrintable } from './terminal/printable.ts';

/**
 * A file as it was at a revision.
 *
 * @throws Problem where git, the revision or the file is missing
 */
export function readAtRevision(revision: string, file: string): string {
  const cwd = dirname(file);
  // A name that starts with a dash is no option, and one with a colon no path.
  const commit = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], cwd);
  if (commit === undefined) {
    return refuse('input', `git knows no revision ${toPrintable(revision)} here; fetch it, or correct --from`);
  }
  const text = git(['show', `${commit.trim()}:./${basename(file)}`], cwd);
  return (
    text ?? refuse('input', `there is no ${basename(file)} at ${toPrintable(revision)}; name a revision that has one`)
  );
}

/** What git prints; `undefined` where it says no. */
function git(args: readonly string[], cwd: string): string | undefined {
  try {
    return execFileSync('git', args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 28,
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) return undefined;
    return refuse('input', `git cannot be run: ${toReason(error)}; install it, or compare two lock files`, error);
  }
}
