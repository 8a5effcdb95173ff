import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { workerd as engine } from '../../runtimes/src/engines.ts';
import type { Findings } from './exam.ts';
import type { Runtime } from './runtime.ts';

// The service `internet` is what a Worker fetches from; unless said, it reaches no address of this machine.
const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (
      name = "main",
      worker = (modules = [(name = "worker", esModule = embed "worker.js")], compatibilityDate = "2026-11-17"),
    ),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;

/** The runtime of Cloudflare's Workers, as it is in production. */
export const workerd: Runtime = {
  name: engine.name,
  isHere: engine.isHere,
  async examine(exam) {
    const file = join(import.meta.dirname, '../dist/worker.capnp');
    await writeFile(file, CONFIG);
    const [program = ''] = engine.command();
    const child = spawn(program, ['serve', '--control-fd=1', file], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const url = `http://127.0.0.1:${await portOf(child)}`;
      const response = await fetch(url, { method: 'POST', body: JSON.stringify(exam) });
      if (!response.ok) throw new Error(`workerd answered ${response.status}: ${await response.text()}`);
      return (await response.json()) as Findings;
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  },
};

/** It tells on descriptor 1 which port it was given. */
async function portOf({ stdout }: ChildProcess): Promise<number> {
  if (stdout)
    for await (const line of createInterface(stdout)) {
      const said = JSON.parse(line) as { readonly port?: number };
      if (said.port !== undefined) return said.port;
    }
  throw new Error('workerd did not listen.');
}
