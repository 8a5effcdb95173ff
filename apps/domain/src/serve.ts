import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { environmentFrom } from './environment.ts';
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
 * Listens on 127.0.0.1 at `PORT` (0 or none: any free one), says so on stdout, and on SIGTERM or SIGINT lets the
 * requests in flight finish before it closes.
 */
export function serve(server: Server, variables: NodeJS.ProcessEnv, close: () => Promise<void>): void {
  server.listen(Number(variables['PORT'] ?? 0), '127.0.0.1', () => {
    console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  let isStopping = false;
  const stop = (): void => {
    // Ctrl-C reaches a whole process group, and whoever started this server passes it on.
    if (isStopping) return;
    isStopping = true;
    const impatience = setTimeout(() => server.closeAllConnections(), PATIENCE);
    // A connection that was busy goes idle when its answer is out; kept alive, it would hold the server up.
    const sweeping = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(impatience);
      clearInterval(sweeping);
      void close();
    });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
