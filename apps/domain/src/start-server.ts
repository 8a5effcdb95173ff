import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { demoVariables } from './requests.ts';

/** A demo server in a process of its own. */
export interface RunningServer {
  readonly url: string;
  /** Tells it to stop with SIGTERM, and answers its exit code once it has. */
  readonly stop: () => Promise<number | null>;
}

/** How long a server may take until it listens, in milliseconds. */
const PATIENCE = 60_000;

/**
 * Starts a server's entry file on a free port of 127.0.0.1 with a database of its own, as {@link requests} expect it.
 *
 * @throws Error when it exits before it listens, or takes too long; what it printed is in the message.
 */
export async function startServer(entry: string, upstreamUrl: string): Promise<RunningServer> {
  const child = spawn(process.execPath, [entry], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...demoVariables, PORT: '0', DATABASE: ':memory:', UPSTREAM_URL: upstreamUrl },
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const printed: string[] = [];
  const keep = (chunk: Buffer): void => void (printed.length < 200 && printed.push(chunk.toString()));
  child.stderr.on('data', keep);
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (problem: string): void => {
      child.kill('SIGKILL');
      reject(new Error(`${entry} ${problem}\n${printed.join('')}`));
    };
    const impatience = setTimeout(() => fail('did not listen in time'), PATIENCE);
    void exited.then((code) => fail(`exited with ${code} before it listened`));
    createInterface(child.stdout).on('line', (line) => {
      const found = /^listening on (http:\/\/\S+)$/.exec(line);
      if (found?.[1] === undefined) return;
      clearTimeout(impatience);
      resolve(found[1]);
    });
  });
  return {
    url,
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
  };
}
