import { spawn } from 'node:child_process';
import { dirname, delimiter } from 'node:path';

/** What a command left behind. */
export interface Finished {
  readonly status: number | null;
  /** Both streams, as they came. */
  readonly output: string;
}

/** Runs a command to its end; what it starts by name runs on the Node of the repository. */
export async function run(command: string, args: readonly string[], cwd: string): Promise<Finished> {
  const env = { ...process.env, PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter) };
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output }));
  });
}
