import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

type FetchHandler = (request: Request) => Response | Promise<Response>;

/** The least a fetch handler needs to be served by Node: nothing of an answer is added, and an error ends the connection. */
export function bridge(handle: FetchHandler): RequestListener {
  return (incoming, outgoing) => {
    void respond(handle, incoming, outgoing).catch(() => outgoing.destroy());
  };
}

async function respond(handle: FetchHandler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { method = 'GET', url = '/', headers } = incoming;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const left = new AbortController();
  outgoing.on('close', () => left.abort());
  const request = new Request(new URL(url, `http://${headers.host}`), {
    method,
    signal: left.signal,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
    ...(hasBody && { body: Readable.toWeb(incoming) as ReadableStream<Uint8Array>, duplex: 'half' }),
  });
  const response = await handle(request);
  const cookies = response.headers.getSetCookie();
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  const { body } = response;
  if (body !== null && response.headers.get('content-type')?.includes('json') !== true) {
    await pipeline(Readable.fromWeb(body), outgoing);
    return;
  }
  const bytes = Buffer.from(await response.arrayBuffer());
  // Node itself says the length of what is whole, but not to HTTP/1.0.
  if (body !== null) outgoing.setHeader('content-length', bytes.length);
  outgoing.end(bytes);
}
