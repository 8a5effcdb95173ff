import { fileURLToPath } from 'node:url';
import { startServer } from '@kuvert-demo/domain/node';
import type { RunningServer } from '@kuvert-demo/domain/node';

/** A demo server with the name it goes by in the table. */
export interface NamedServer extends RunningServer {
  readonly name: string;
}

const entries = {
  Express: import.meta.resolve('@kuvert-demo/demo-express'),
  Koa: import.meta.resolve('@kuvert-demo/demo-koa'),
  Hono: import.meta.resolve('@kuvert-demo/demo-hono'),
  Worker: import.meta.resolve('@kuvert-demo/demo-worker'),
};

/** Starts all four, each in a process and on a database of its own. */
export async function startServers(upstreamUrl: string): Promise<NamedServer[]> {
  const started = await Promise.allSettled(
    Object.entries(entries).map(async ([name, entry]): Promise<NamedServer> => {
      const { url, stop } = await startServer(fileURLToPath(entry), upstreamUrl);
      return { name, url, stop };
    }),
  );
  const servers = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failure = started.find((result) => result.status === 'rejected');
  if (failure === undefined) return servers;
  await stopServers(servers);
  throw failure.reason;
}

/** Stops them, and waits until they have. */
export async function stopServers(servers: readonly NamedServer[]): Promise<void> {
  await Promise.all(servers.map((server) => server.stop()));
}
