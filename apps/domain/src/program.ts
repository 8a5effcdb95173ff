import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let program: Buffer | undefined;

/** The program of the reference page, of this machine's own copy. Read when it is first asked for. */
export function readProgram(): Buffer {
  program ??= readFileSync(
    join(dirname(fileURLToPath(import.meta.resolve('@scalar/api-reference'))), 'browser/standalone.js'),
  );
  return program;
}

export const programType = 'text/javascript; charset=utf-8';
