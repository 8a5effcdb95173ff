import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Running } from './harness.ts';

/**
 * Serves a listener on a free port of 127.0.0.1.
 *
 * @param prepare is handed the server before it listens
 */
export async function listen(listener: RequestListener, prepare?: (server: Server) => unknown): Promise<Running> {
  const server = createServer(listener);
  prepare?.(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
