import type { Duplex } from 'node:stream';
import { afterwards } from './connection.ts';
import type { Connection, Connections } from './connection.ts';
import { endWith } from './linger.ts';
import type { Closed, Guard, NodeServer } from './types.ts';

/** Closes a server in peace. */
export interface Closing extends Guard {
  readonly isClosing: boolean;
  /** Makes the newest request of a connection, if one is under way, its last. */
  readonly end: (connection: Connection) => void;
}

/** Makes what closes a server; `grace` is in milliseconds. */
export function createClosing(server: NodeServer, connections: Connections, grace: number): Closing {
  let closed: Promise<Closed> | undefined;
  let finished = 0;

  const end = (connection: Connection): void => {
    const { open, incoming, socket } = connection;
    // One may be answered while its body is still coming in.
    const last = (open.at(-1) ?? incoming)?.response;
    if (last === undefined || connection.isLast) return;
    connection.isLast = true;
    // Makes Node say `Connection: close` and mean it, unless the head is out.
    last.shouldKeepAlive = false;
    afterwards(last, () => endWith(socket, undefined));
    for (const { response } of open) response.once('finish', () => (finished += 1));
  };

  const close = async (): Promise<Closed> =>
    new Promise((resolve) => {
      let destroyed = 0;
      const impatience = setTimeout(() => {
        destroyed = connections.sockets.size;
        for (const socket of connections.sockets) socket.destroy();
      }, grace);
      server.close(() => {
        clearTimeout(impatience);
        resolve({ finished, destroyed });
      });
      for (const session of connections.sessions) session.close();
      for (const socket of connections.sockets) destroyUnused(socket);
      for (const connection of connections) {
        destroyUnused(connection.socket);
        end(connection);
      }
    });

  return {
    get isClosing() {
      return closed !== undefined;
    },
    end,
    close: async () => (closed ??= close()),
  };
}

/** Browsers open connections ahead of time, and Node would wait for their requests. */
function destroyUnused(socket: Duplex & { readonly bytesRead?: number }): void {
  if (socket.bytesRead === 0) socket.destroy();
}
