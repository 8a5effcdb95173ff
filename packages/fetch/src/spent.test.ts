import { getRequestListener } from '@hono/node-server';
import { api, bridge, listen, send as ask } from '@kuvert/testkit';
import type { Running } from '@kuvert/testkit';
import { afterEach, describe, expect, it } from 'vitest';
import { kuvert } from './index.ts';

/** Before node-server puts its own in its place. */
const Native = Response;
const internal = '{"code":1,"message":"Internal error"}';

let server: Running | undefined;
let heard: unknown[] = [];
afterEach(async () => {
  heard = [];
  await server?.close();
});

const streamed = (): ReadableStream => new Blob(['streamed']).stream();
async function readUp(stream: ReadableStream): Promise<ReadableStream> {
  const reader = stream.getReader();
  while (!(await reader.read()).done);
  reader.releaseLock();
  return stream;
}
function locked<T extends Response | ReadableStream>(held: T): T {
  (held instanceof ReadableStream ? held : held.body)?.getReader();
  return held;
}

/** What can no longer be sent, made with either `Response`. */
const spent: Readonly<Record<string, (Made: typeof Response) => Response | Promise<Response>>> = {
  'a text that was read': async (Made) => {
    const response = new Made('text');
    await response.text();
    return response;
  },
  'a stream that was read': async (Made) => {
    const response = new Made(streamed());
    await response.arrayBuffer();
    return response;
  },
  'a text whose reader is taken': (Made) => locked(new Made('text')),
  'a stream whose reader is taken': (Made) => locked(new Made(streamed())),
  'a copy made of a stream whose reader is taken': (Made) => new Made(locked(streamed())),
  'a copy made of a stream that was read': async (Made) => new Made(await readUp(streamed())),
  'what was read of a fetched one': async () => {
    const response = await fetch('data:text/plain,fetched');
    await response.text();
    return response;
  },
};

describe.each<[string, (made: Parameters<typeof bridge>[0]) => ReturnType<typeof bridge>]>([
  ['@hono/node-server', (handle) => getRequestListener(handle)],
  [
    '@hono/node-server with the Response of the platform',
    (handle) => getRequestListener(handle, { overrideGlobalObjects: false }),
  ],
  ['a bare bridge', bridge],
])('on %s', (name, serve) => {
  const Made = (): typeof Response => (name === '@hono/node-server' ? Response : Native);
  const http = kuvert(api, { onError: ({ error }) => heard.push(error) });

  it.each(Object.entries(spent))('answers an internal error for %s, and tells of it once', async (_what, make) => {
    server = await listen(serve(http.handler(async () => make(Made()))));
    const { status, text, complete } = await ask(server.url, { path: '/' });
    expect([status, text, complete]).toEqual([500, internal, true]);
    expect(heard).toHaveLength(1);
  });

  it.each<[string, () => Response, string]>([
    ['a text', () => new (Made())('text'), 'text'],
    ['a stream', () => new (Made())(streamed()), 'streamed'],
    ['one whose body was looked at', () => lookedAt(new (Made())('text')), 'text'],
    ['one without a body', () => new (Made())(null, { status: 202 }), ''],
  ])('sends %s as it is', async (_what, make, text) => {
    server = await listen(serve(http.handler(make)));
    expect(await ask(server.url, { path: '/' })).toMatchObject({ text, complete: true, flaws: [] });
    expect(heard).toEqual([]);
  });
});

it('says of a response what is wrong with it', async () => {
  const response = new Native('text');
  await response.text();
  await kuvert(api, { onError: ({ error }) => heard.push(error) }).handler(() => response)(
    new Request('http://localhost/'),
  );
  expect(heard).toMatchObject([{ message: expect.stringContaining('a Response whose body was read already') }]);
});

function lookedAt(response: Response): Response {
  expect([response.bodyUsed, response.body?.locked]).toEqual([false, false]);
  return response;
}
