import { bytes, texts } from './values.ts';

/** A response that is made for each request. */
export type Make = () => Response | Promise<Response>;

const stream = (...pieces: readonly string[]): ReadableStream<Uint8Array> => {
  const left = pieces.map((piece) => new TextEncoder().encode(piece));
  return new ReadableStream({
    pull(controller) {
      const next = left.shift();
      if (next === undefined) controller.close();
      else controller.enqueue(next);
    },
  });
};

const slow = (...pieces: readonly string[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    async start(controller) {
      for (const piece of pieces) {
        await new Promise((resolve) => {
          setTimeout(resolve, 1);
        });
        controller.enqueue(new TextEncoder().encode(piece));
      }
      controller.close();
    },
  });

const form = (): FormData => {
  const made = new FormData();
  made.set('name', 'alder');
  return made;
};

/** Made anew for each response: the Response of @hono/node-server keeps the very Headers it is given. */
const both = (): Headers =>
  new Headers([
    ['Set-Cookie', 'a=1; Path=/'],
    ['Set-Cookie', 'b=2'],
    ['X-List', 'a'],
    ['X-List', 'b'],
  ]);

/** Every kind of Response that can be sent, by what it is made of. */
export const responses: Readonly<Record<string, Make>> = {
  ...Object.fromEntries(
    Object.entries({ ...texts, ...bytes }).flatMap(([name, body]): [string, Make][] => [
      [name, () => new Response(body)],
      [`${name} with a type`, () => new Response(body, { headers: { 'Content-Type': 'text/x; charset=latin1' } })],
      [`${name} with a status`, () => new Response(body, { status: 404, statusText: 'Mine' })],
    ]),
  ),
  ...Object.fromEntries(
    [
      200, 201, 202, 203, 206, 207, 226, 300, 400, 401, 403, 404, 405, 409, 410, 418, 429, 451, 500, 501, 503, 599,
    ].flatMap((status): [string, Make][] => [
      [`status ${status} with nothing`, () => new Response(null, { status })],
      [`status ${status} with JSON`, () => Response.json({ code: 5, message: 'mine' }, { status })],
    ]),
  ),
  ...Object.fromEntries(
    [204, 205, 304].map((status): [string, Make] => [`status ${status}`, () => new Response(null, { status })]),
  ),
  nothing: () => new Response(),
  'JSON data': () => Response.json({ a: [1, 'ü', null] }),
  'JSON with headers': () =>
    Response.json([], { headers: { 'content-type': 'application/problem+json', etag: '"mine"' } }),
  'a redirect': () => Response.redirect('http://test.example/x'),
  'a redirect of 308': () => Response.redirect('http://test.example/x?y=%C3%BC', 308),
  'a redirect by hand': () => new Response(null, { status: 302, headers: { Location: '/x' } }),
  'an ArrayBuffer': () => new Response(new Uint8Array([1, 2, 3]).buffer),
  'a Uint8Array': () => new Response(new Uint8Array([1, 2, 3])),
  'a DataView': () => new Response(new DataView(new ArrayBuffer(4))),
  'a Blob': () => new Response(new Blob(['alder'], { type: 'text/x' })),
  'a Blob without a type': () => new Response(new Blob(['alder'])),
  URLSearchParams: () => new Response(new URLSearchParams({ a: 'ü' })),
  FormData: async () => {
    const made = new Response(form());
    const text = (await made.text()).replaceAll(/formdata-undici-\d+/g, 'boundary');
    return new Response(text, { headers: { 'content-type': 'multipart/form-data; boundary=boundary' } });
  },
  'a stream': () => new Response(stream('one', 'two')),
  'a stream of nothing': () => new Response(stream()),
  'a stream with its length': () => new Response(stream('one', 'two'), { headers: { 'Content-Length': '6' } }),
  'a slow stream': () => new Response(slow('one', 'two', 'three')),
  'a stream of events': () =>
    new Response(slow('data: 1\n\n', 'data: 2\n\n'), { headers: { 'Content-Type': 'text/event-stream' } }),
  'a long stream': () => new Response(stream(...Array.from({ length: 20 }, () => 'alder'.repeat(2_000)))),
  'a stream piped through': () =>
    new Response(stream('one', 'two').pipeThrough(new TextDecoderStream()).pipeThrough(new TextEncoderStream())),
  'a stream compressed': () => {
    const zipped = stream('alder '.repeat(100)).pipeThrough(new CompressionStream('gzip'));
    return new Response(zipped, { headers: { 'Content-Encoding': 'gzip' } });
  },
  'a clone': () => new Response('alder', { headers: { 'X-A': '1' } }).clone(),
  'one whose clone was read': async () => {
    const made = new Response('alder');
    await made.clone().text();
    return made;
  },
  'one made of another': () => new Response('alder', new Response('other', { status: 201, headers: { 'X-A': '1' } })),
  'the body of another': () => new Response(new Response('alder').body, { headers: { 'X-A': '1' } }),
  'one with headers set later': () => {
    const made = new Response('alder');
    made.headers.append('Vary', 'Origin');
    made.headers.append('Vary', 'Accept');
    made.headers.delete('Content-Type');
    return made;
  },
  'headers that come twice': () => new Response('alder', { headers: both() }),
  'headers as a list': () =>
    new Response('alder', {
      headers: [
        ['x-lower', '1'],
        ['X-UPPER', '2'],
        ['X-Latin', 'größe'],
      ],
    }),
  'an ETag of its own': () =>
    new Response('alder', { headers: { ETag: '"mine"', 'Last-Modified': new Date(0).toUTCString() } }),
  'a length of its own': () => new Response('alder', { headers: { 'Content-Length': '5' } }),
  'an encoding of its own': () => new Response('alder', { headers: { 'Content-Encoding': 'identity' } }),
  'a connection to be closed': () => new Response('alder', { headers: { Connection: 'close' } }),
  'an X-Request-Id of its own': () => new Response('alder', { headers: { 'X-Request-Id': 'mine' } }),
  'caching of its own': () => new Response('alder', { headers: { 'Cache-Control': 'public, max-age=60', Age: '1' } }),
  'one that was fetched': async () => fetch('data:text/x;charset=utf-8,alder'),
  'one that was fetched, of JSON': async () => fetch('data:application/json,{"a":1}'),
  'the body of one that was fetched': async () => new Response((await fetch('data:,alder')).body, { status: 201 }),
  'a promise of one': async () => {
    await Promise.resolve();
    return new Response('late');
  },
};
