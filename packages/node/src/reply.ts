import { STATUS_CODES } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { Reply } from '@kuvert/core/adapter';

/** Writes a reply as the bytes of a whole HTTP/1.1 response, the last of its connection. HEAD gets no body. */
export function toBytes({ status, headers, body }: Reply, method: string): Buffer {
  const content = Buffer.from(body ?? '');
  const fields = {
    ...headers,
    'Content-Length': content.length,
    Date: new Date().toUTCString(),
    Connection: 'close',
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`, 'latin1');
  return method === 'HEAD' ? head : Buffer.concat([head, content]);
}

/** Writes a reply by Node's own means, where the connection is not ours to end. */
export function writeReply(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers).end(body);
}
