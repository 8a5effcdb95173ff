import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** A server that runs in a process of its own. */
export interface RunningServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/**
 * Starts a file that listens on `PORT`, and waits until it answers.
 *
 * @throws Error with what it said, when it ends or stays silent.
 */
export async function startServer(node: string, file: string, folder: string): Promise<RunningServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(node, [file], { cwd: folder, env: { ...process.env, PORT: String(port) } });
  const exited = once(child, 'exit');
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const stop = async (): Promise<void> => {
    child.kill();
    await exited;
  };

  const deadline = Date.now() + 20_000;
  while (child.exitCode === null && Date.now() < deadline) {
    try {
      await fetch(url);
      return { url, stop };
    } catch {
      await setTimeout(25);
    }
  }
  const problem = child.exitCode === null ? 'does not answer' : `ended with ${child.exitCode}`;
  if (child.exitCode === null) await stop();
  throw new Error(`${file} ${problem}: ${output}`);
}
