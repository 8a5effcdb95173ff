import { once } from 'node:events';
import { connect, createServer } from 'node:http2';
import type { ClientHttp2Session, ClientHttp2Stream, IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http2';
import type { AddressInfo } from 'node:net';
import type Koa from 'koa';

/** What came of one stream of HTTP/2. */
export interface Came {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** How the server ended it (RFC 9113 §7); 0 is well. */
  readonly code: number;
}

/** A server of HTTP/2, and a client with one session to it. */
export interface Served {
  readonly session: ClientHttp2Session;
  /** Sends a request that has no body but the one it is given. */
  readonly ask: (headers: OutgoingHttpHeaders, body?: string) => Promise<Came>;
  readonly close: () => Promise<void>;
}

/** Serves an app over HTTP/2 without TLS. */
export async function serveOverHttp2(app: Koa): Promise<Served> {
  const server = createServer(app.callback()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  session.on('error', () => undefined);
  return {
    session,
    ask: async (headers, body) => {
      const asked = session.request(headers);
      asked.end(body);
      return cameOf(asked);
    },
    close: async () => {
      session.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Reads a stream to its end, however it ends. */
export async function cameOf(asked: ClientHttp2Stream): Promise<Came> {
  let headers: IncomingHttpHeaders = {};
  let text = '';
  asked.setEncoding('utf8');
  asked.on('response', (given) => (headers = given));
  asked.on('data', (chunk: string) => (text += chunk));
  asked.on('error', () => undefined);
  // Node's client does not close a stream on which it has not sent all, though its server has told it to stop.
  asked.once('end', () => {
    if (!asked.writableFinished) setTimeout(() => asked.destroy(), 50);
  });
  await new Promise((resolve) => void asked.once('close', resolve));
  return { headers, text, code: asked.rstCode ?? 0 };
}
