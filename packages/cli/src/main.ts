#!/usr/bin/env node
import module from 'node:module';
import { exitCodes } from './exit-codes.ts';

// Before anything else is loaded: it keeps what was compiled, and a config in TypeScript without its types.
// A Node that is too old for it gets as far as being told so.
module.enableCompileCache?.();

/** Whole, and then the end: what a config has opened, say a database, would keep the process for ever. */
function end(stdout: string, stderr: string, exitCode: number): void {
  process.stdout.write(stdout, () => process.stderr.write(stderr, () => process.exit(exitCode)));
}

function blame(what: string): void {
  end('', `[@kuvert/cli] the config, or what it imports, ${what}; mend it.\n`, exitCodes.config);
}

// A reader that has seen enough, like head, closes the pipe: no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.on('uncaughtException', (error) => blame(`fails in the background: ${String(error).split('\n', 1)[0]}`));
process.on('beforeExit', () => blame('is never done with loading'));

const { run } = await import('./run.ts');
// Not awaited at the top: of a config that never settles, Node would warn in words of its own.
void run(process.argv.slice(2), {
  cwd: process.cwd(),
  isColoured: process.stdout.isTTY && process.stdout.hasColors(),
}).then(({ stdout, stderr, exitCode }) => end(stdout, stderr, exitCode));
