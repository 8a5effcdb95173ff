import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie, setSignedCookie } from 'hono/cookie';
import { accepts } from 'hono/accepts';
import { html, raw } from 'hono/html';
import { stream, streamSSE, streamText } from 'hono/streaming';
import type { ContentfulStatusCode, RedirectStatusCode, StatusCode } from 'hono/utils/http-status';
import { fewAsks, leastAsks } from '../ask.ts';
import { asking, join, pairs } from '../case.ts';
import type { Cases } from '../case.ts';
import { responses } from '../responses.ts';
import { byStatus, bytes, data, texts } from '../values.ts';
import { route, routes } from './build.ts';
import type { Build } from './build.ts';

type Write<T> = (c: Context, value: T) => Response | Promise<Response>;

const writeText: Readonly<Record<string, Write<string>>> = {
  'c.text': (c, value) => c.text(value),
  'c.html': async (c, value) => c.html(value),
  'c.body': (c, value) => c.body(value),
  'c.newResponse': (c, value) => c.newResponse(value),
  'c.text with headers': (c, value) => c.text(value, 201, { 'X-Mine': '1', 'Content-Type': 'text/x' }),
  'c.text after c.header': (c, value) => {
    c.header('X-A', '1');
    c.header('X-A', '2', { append: true });
    c.status(203);
    return c.text(value);
  },
};

const withStatus: Readonly<Record<string, Write<number>>> = {
  'c.body and status': (c, status) => c.body(null, status as StatusCode),
  'c.json and status': (c, status) => c.json({ error: 'mine', code: 5 }, status as ContentfulStatusCode),
  'c.text and status': (c, status) => c.text('alder', status as ContentfulStatusCode),
};

/** Statuses that the server's Response takes no body for end the request, or the process, with Hono alone. */
const { 204: _204, 205: _205, 304: _304, ...contentful } = byStatus((status) => status);

const ways: Readonly<Record<string, (c: Context) => Response | Promise<Response>>> = {
  'a buffer': (c) => c.body(bytes['many bytes'] as unknown as ArrayBuffer),
  'nothing, 204': (c) => c.body(null, 204),
  'nothing, 304': (c) => c.body(null, 304),
  'a redirect': (c) => c.redirect('/x?y=ü'),
  ...Object.fromEntries(
    [301, 303, 307, 308].map((status) => [
      `a redirect of ${status}`,
      (c: Context): Response => c.redirect('https://app.example/x', status as RedirectStatusCode),
    ]),
  ),
  'tagged html': async (c) => c.html(html`<p>${'<b>'}${raw('<i></i>')}</p>`),
  'headers set after': (c) => {
    const made = c.text('alder');
    c.header('X-Late', '1');
    made.headers.set('X-Made', '1');
    return made;
  },
  'c.res': (c) => {
    c.res = new Response('alder', { status: 201, headers: { 'X-A': '1' } });
    c.res.headers.append('X-A', '2');
    return c.res;
  },
  'its own 404': (c) => c.json({ lost: true }, 404),
  'cookies set': (c) => {
    setCookie(c, 'a', 'ü', { path: '/', secure: true, httpOnly: true, sameSite: 'Lax', maxAge: 60 });
    setCookie(c, 'b', '2');
    deleteCookie(c, 'seen');
    return c.json(getCookie(c));
  },
  'signed cookies': async (c) => {
    await setSignedCookie(c, 'name', 'value', 'secret');
    return c.text('alder');
  },
  'what is accepted': (c) =>
    c.text(accepts(c, { header: 'Accept', supports: ['text/html', 'application/json'], default: 'text/plain' })),
  'what the request says': (c) => {
    const { path, url, method } = c.req;
    return c.json({ path, url, method, query: c.req.query(), list: c.req.queries('list[]'), raw: c.req.raw.url });
  },
  'the headers of the request': (c) => c.json(c.req.header()),
  'the members of the context': (c) => c.json([Object.keys(c).toSorted(), c.finalized, Object.keys(c.var)]),
  stream: (c) =>
    stream(c, async (out) => {
      await out.write('one');
      await out.sleep(1);
      await out.write(new Uint8Array([1, 2]));
    }),
  'a stream piped': (c) => stream(c, async (out) => out.pipe(new Response('alder').body as ReadableStream)),
  streamText: (c) =>
    streamText(c, async (out) => {
      await out.writeln('one');
      await out.sleep(1);
      await out.write('two');
    }),
  streamSSE: (c) =>
    streamSSE(c, async (out) => {
      for (const id of ['1', '2', '3']) {
        await out.writeSSE({ data: `at ${id}`, event: 'time', id });
        await out.sleep(1);
      }
    }),
};

/** All that a handler of Hono answers with. */
export const answers: Cases<Build> = join(
  asking(
    fewAsks,
    pairs(writeText, texts, (write, value) => route(async (c) => write(c, value))),
  ),
  asking(
    fewAsks,
    Object.fromEntries(
      Object.entries(data).map(([name, value]) => [`c.json ${name}`, route((c) => c.json(value as string))]),
    ),
  ),
  asking(
    leastAsks,
    pairs(withStatus, contentful, (write, status) => route(async (c) => write(c, status))),
  ),
  asking(fewAsks, routes('a response of', responses)),
  routes('an answer by', ways),
  {
    'a stream without end': {
      ...route((c) =>
        streamSSE(c, async (out) => {
          await out.writeSSE({ data: '1' });
          await out.sleep(60_000);
        }),
      ),
      asks: { GET: { leaves: true }, again: { leaves: true } },
    },
  },
);
