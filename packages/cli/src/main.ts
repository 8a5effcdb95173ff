#!/usr/bin/env node
import module from 'node:module';

// Before anything else is loaded: it keeps what was compiled, and a config in TypeScript without its types.
// A Node that is too old for it gets as far as being told so.
module.enableCompileCache?.();
const { run } = await import('./run.ts');

// A reader that has seen enough, like head, closes the pipe: no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const { stdout, stderr, exitCode } = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  isColoured: process.stdout.isTTY && process.stdout.hasColors(),
});
process.exitCode = exitCode;
if (stdout !== '') process.stdout.write(stdout);
if (stderr !== '') process.stderr.write(stderr);
