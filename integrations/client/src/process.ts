import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Engine } from '../../runtimes/src/engines.ts';
import type { Findings } from './exam.ts';
import type { Runtime } from './runtime.ts';

const guest = join(import.meta.dirname, '../dist/process.js');

/** A runtime that is a program with a file to run. */
export function inProcess({ name, isHere, command }: Engine): Runtime {
  return {
    name,
    isHere,
    async examine(exam) {
      const [program = '', ...before] = command();
      const folder = await mkdtemp(join(tmpdir(), 'kuvert-client-'));
      try {
        const file = join(folder, 'exam.json');
        await writeFile(file, JSON.stringify(exam));
        const options = { maxBuffer: 2 ** 26, timeout: 120_000, env: { ...process.env, NO_COLOR: '1' } };
        const { stdout } = await promisify(execFile)(program, [...before, guest, file], options);
        return JSON.parse(stdout) as Findings;
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}
