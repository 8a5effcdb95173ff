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
  const isWhole = response.body === null || response.headers.get('content-type')?.includes('json') === true;
  if (isWhole) outgoing.end(Buffer.from(await response.arrayBuffer()));
  else await pipeline(Readable.fromWeb(response.body), outgoing);
}
