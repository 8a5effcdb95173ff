import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { guard } from '@kuvert/node';
import { environmentFrom } from './environment.ts';
import { leadsApi } from './leads/contract.ts';
import { api } from './resources/contract.ts';
import { openDatabase } from './sqlite.ts';
import { createServices } from './services.ts';
import type { Services } from './services.ts';
import { startUpstream } from './upstream.ts';

/** How long requests in flight may take to finish once a server is told to stop, in milliseconds. */
const PATIENCE = 10_000;

/** The services of a Node server, and how to put them away. */
export interface OpenServices {
  readonly services: Services;
  readonly close: () => Promise<void>;
}

/**
 * Opens the services as the process's variables say: `DATABASE` is a file, or `:memory:` when left out; without
 * `UPSTREAM_URL` an upstream is started along.
 */
export async function openServices(variables: NodeJS.ProcessEnv): Promise<OpenServices> {
  const database = await openDatabase(variables['DATABASE'] ?? ':memory:');
  const upstream = variables['UPSTREAM_URL'] === undefined ? await startUpstream() : undefined;
  const upstreamUrl = variables['UPSTREAM_URL'] ?? upstream?.url ?? '';
  return {
    services: createServices({ database, upstreamUrl, ...environmentFrom(variables) }),
    close: async () => {
      database.close();
      await upstream?.close();
    },
  };
}

/**
 * Listens on 127.0.0.1 at `PORT` (0 or none: any free one), says so on stdout, answers in the contracts what Node would
 * answer by itself, and on SIGTERM or SIGINT lets the requests in flight finish before it closes.
 */
export function serve(server: Server, variables: NodeJS.ProcessEnv, close: () => Promise<void>): void {
  const guarded = guard(server, api, { under: { '/crm/v1': leadsApi }, grace: PATIENCE });
  server.listen(Number(variables['PORT'] ?? 0), '127.0.0.1', () => {
    console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  let isStopping = false;
  const stop = (): void => {
    // Ctrl-C reaches a whole process group, and whoever started this server passes it on.
    if (isStopping) return;
    isStopping = true;
    void guarded.close().then(close);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
