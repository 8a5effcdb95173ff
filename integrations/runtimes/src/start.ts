import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workerd } from './engines.ts';
import type { Row } from './rows.ts';

/** A server in a process of its own. */
export interface Started {
  readonly url: string;
  readonly process: ChildProcess;
  /** Whether it has ended of its own accord. */
  readonly hasEnded: () => boolean;
  readonly stop: () => Promise<void>;
}

/** How a server is started. */
export interface StartOptions {
  /** Goes between the program and the script. */
  readonly flags?: readonly string[];
  /** `NODE_ENV`; unset when left out. */
  readonly environment?: string;
}

const dist = join(import.meta.dirname, '../dist');
/** Milliseconds a server may take to listen. */
const PATIENCE = 20_000;

/**
 * Starts one server of the matrix, and waits until it listens.
 *
 * @throws Error with what it wrote when it does not.
 */
export async function start(
  { engine, script }: Pick<Row, 'engine' | 'script'>,
  options: StartOptions = {},
): Promise<Started> {
  const { flags = [], environment } = options;
  const [program = '', ...before] = engine.command();
  const args =
    engine === workerd ? workerdArguments(script[0] ?? '') : [join(dist, script[0] ?? ''), ...script.slice(1)];
  const { NODE_ENV: _, ...inherited } = process.env;
  const env = environment === undefined ? inherited : { ...inherited, NODE_ENV: environment };
  const child = spawn(program, [...before, ...flags, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let ended = false;
  const end = new Promise<void>((resolve) => {
    child.on('exit', () => {
      ended = true;
      resolve();
    });
  });
  const url = await listening(child);
  return {
    url,
    process: child,
    hasEnded: () => ended,
    stop: async () => {
      child.kill('SIGKILL');
      await end;
    },
  };
}

/** workerd tells on descriptor 1 which port it was given. */
function workerdArguments(name: string): string[] {
  const config = join(dist, `${name}.capnp`);
  writeFileSync(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(
    name = "main",
    worker = (modules = [(name = "worker", esModule = embed "${name}.js")], compatibilityDate = "2026-11-17"),
  )],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`,
  );
  return ['serve', '--control-fd=1', config];
}

async function listening(child: ChildProcess): Promise<string> {
  let written = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      child.kill('SIGKILL');
      reject(new Error(`the server ${why}: ${written}`));
    };
    const timer = setTimeout(() => fail('does not listen'), PATIENCE);
    const read = (chunk: Buffer): void => {
      written += chunk.toString();
      const [, port] = /(?:http:\/\/127\.0\.0\.1:|"port":)(\d+)/.exec(written) ?? [];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', (chunk: Buffer) => {
      written += chunk.toString();
    });
    child.on('error', (error) => fail(error.message));
    child.on('exit', (code) => fail(`ended with ${code}`));
  });
}
