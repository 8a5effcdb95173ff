import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The ways in which a server nobody should rely on does not answer, by path. */
const ways: Readonly<Record<string, string>> = {
  '/garbage': 'hunter2\r\n\r\n',
  '/undecodable': 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 7\r\n\r\nhunter2',
  '/not-found':
    'HTTP/1.1 404 hunter2\r\nContent-Type: application/json\r\nContent-Length: 2\r\nSet-Cookie: hunter2\r\n\r\n{}',
  '/loop': 'HTTP/1.1 302 Found\r\nLocation: /loop\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
};

const half = 'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhunter2';

/** An upstream that fails in as many ways as it has paths. */
export async function startUpstream(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (head: Buffer) => {
      const path = head.toString().split(' ')[1] ?? '';
      if (path === '/reset') socket.resetAndDestroy();
      else if (path === '/close') socket.end();
      else if (path === '/cut') socket.end(half);
      else if (path === '/half') socket.write(half);
      else if (path !== '/silent') socket.end(ways[path] ?? '');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

/** The address of a server that is not there. */
export async function nowhere(): Promise<string> {
  const { url, close } = await startUpstream();
  close();
  return url;
}
