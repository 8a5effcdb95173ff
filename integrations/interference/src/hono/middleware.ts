import { serveStatic } from '@hono/node-server/serve-static';
import type { Context, Handler, MiddlewareHandler } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { bearerAuth } from 'hono/bearer-auth';
import { bodyLimit } from 'hono/body-limit';
import { some } from 'hono/combine';
import { compress } from 'hono/compress';
import { contextStorage, getContext } from 'hono/context-storage';
import { cors } from 'hono/cors';
import { csrf } from 'hono/csrf';
import { etag } from 'hono/etag';
import { sign } from 'hono/jwt';
import { jwt } from 'hono/jwt';
import { languageDetector } from 'hono/language';
import { logger } from 'hono/logger';
import { methodOverride } from 'hono/method-override';
import { poweredBy } from 'hono/powered-by';
import { prettyJSON } from 'hono/pretty-json';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { streamText } from 'hono/streaming';
import { timeout } from 'hono/timeout';
import { timing } from 'hono/timing';
import { appendTrailingSlash, trimTrailingSlash } from 'hono/trailing-slash';
import { someAsks } from '../ask.ts';
import type { Ask } from '../ask.ts';
import { asking, join, pairs } from '../case.ts';
import type { Case, Cases } from '../case.ts';
import { root } from '../files.ts';
import type { Build } from './build.ts';

const secret = 'a secret that is long enough to sign with';
const token = await sign({ sub: 'ada' }, secret, 'HS256');

const inner: Readonly<Record<string, Handler>> = {
  text: (c) => c.text('alder '.repeat(300)),
  JSON: (c) => c.json({ trees: Array.from({ length: 400 }, (_, at) => at) }),
  HTML: (c) => c.html('<p>alder</p>'),
  'a raw response': () => new Response('alder', { headers: { 'X-A': '1', 'Content-Type': 'text/x' } }),
  'a stream': (c) => streamText(c, async (out) => void (await out.write('one'))),
  'a redirect': (c) => c.redirect('/x'),
  'an empty 204': (c) => c.body(null, 204),
  'a 404 of its own': (c) => c.json({ lost: true }, 404),
};

const silent = (): void => undefined;

const around: Readonly<Record<string, () => MiddlewareHandler>> = {
  etag: () => etag(),
  'etag weak': () => etag({ weak: true }),
  compress: () => compress({ threshold: 0 }),
  'compress by default': () => compress(),
  cors: () => cors(),
  'cors of one origin': () => cors({ origin: 'http://app.example', credentials: true, exposeHeaders: ['X-A'] }),
  csrf: () => csrf(),
  secureHeaders: () => secureHeaders(),
  logger: () => logger(silent),
  prettyJSON: () => prettyJSON(),
  poweredBy: () => poweredBy(),
  timing: () => timing(),
  timeout: () => timeout(5_000),
  bodyLimit: () => bodyLimit({ maxSize: 1_000 }),
  languageDetector: () => languageDetector({ supportedLanguages: ['en', 'de'], fallbackLanguage: 'en', caches: false }),
  'cache headers by hand': () => async (c, next) => {
    await next();
    c.header('Cache-Control', 'max-age=60');
    c.res.headers.append('Vary', 'Accept');
  },
  'a response replaced': () => async (c, next) => {
    await next();
    c.res = new Response(c.res.body, c.res);
    c.header('X-Replaced', '1');
  },
};

const headers = { Authorization: `Bearer ${token}` };
const basic = { Authorization: `Basic ${Buffer.from('ada:pass').toString('base64')}` };
const preflight: Readonly<Record<string, Ask>> = {
  preflight: {
    method: 'OPTIONS',
    headers: {
      Origin: 'http://app.example',
      'Access-Control-Request-Method': 'PUT',
      'Access-Control-Request-Headers': 'x-a, content-type',
    },
  },
};

const text = (c: Context): Response => c.text('alder');
const lost = (c: Context): Response => c.text(`nothing at ${c.req.path}`, 404);
const behind =
  (...middleware: readonly MiddlewareHandler[]): Build =>
  (app) => {
    for (const each of middleware) app.use(each);
    app.all('/', text);
  };

const paths = ['/', '/hello.txt', '/data.json', '/sub', '/sub/', '/none', '/with%20space%20&%20%C3%BC.txt'];

const single: Cases<Build> = {
  jwt: { build: behind(jwt({ secret, alg: 'HS256' })), asks: { GET: { headers }, HEAD: { headers, method: 'HEAD' } } },
  basicAuth: { build: behind(basicAuth({ username: 'ada', password: 'pass' })), asks: { GET: { headers: basic } } },
  bearerAuth: { build: behind(bearerAuth({ token })), asks: { GET: { headers } } },
  combine: {
    build: behind(some(bearerAuth({ token }), basicAuth({ username: 'ada', password: 'pass' }))),
    asks: { GET: { headers: basic } },
  },
  contextStorage: {
    build: (app) => app.use(contextStorage()).get('/', (c) => c.text(String(getContext() === c))),
  },
  'request-id of Hono': {
    build: behind(requestId({ generator: () => 'fixed' })),
    more: { given: { headers: { 'X-Request-Id': 'given' } } },
  },
  'a preflight': { build: behind(cors({ maxAge: 60, allowMethods: ['PUT'] })), asks: preflight },
  'csrf of a form': {
    build: behind(csrf()),
    asks: {
      'of its own origin': {
        method: 'POST',
        body: 'a=1',
        headers: { Origin: 'http://test.example', 'Content-Type': 'application/x-www-form-urlencoded' },
      },
    },
  },
  'last slashes trimmed': {
    build: (app) => app.use(trimTrailingSlash()).get('/a', text).all('*', lost),
    asks: { '/a': { path: '/a' }, '/a/': { path: '/a/' }, '/a/?b': { path: '/a/?b' } },
  },
  'last slashes appended': {
    build: (app) => app.use(appendTrailingSlash()).get('/a/', text).all('*', lost),
    asks: { '/a': { path: '/a' }, '/a/': { path: '/a/' }, '/a?b': { path: '/a?b' } },
  },
  methodOverride: {
    build: (app) =>
      app
        .use(methodOverride({ app, header: 'X-Method' }))
        .delete('/', (c) => c.text('deleted'))
        .post('/', text),
    asks: { DELETE: { method: 'POST', headers: { 'X-Method': 'DELETE' } }, none: { method: 'POST' } },
  },
  'files served': {
    build: (app) => app.use(serveStatic({ root })).all('*', lost),
    asks: Object.fromEntries(
      paths.flatMap((path): [string, Ask][] => [
        [`GET ${path}`, { path }],
        [`HEAD ${path}`, { path, method: 'HEAD' }],
        [`range of ${path}`, { path, headers: { Range: 'bytes=2-5' } }],
        [`fresh ${path}`, { path, headers: { 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' } }],
      ]),
    ),
  },
  'files served with etag and compress': {
    build: (app) => app.use(etag(), compress({ threshold: 0 }), serveStatic({ root })).all('*', lost),
    asks: Object.fromEntries(
      ['/', '/hello.txt'].flatMap((path): [string, Ask][] => [
        [`GET ${path}`, { path }],
        [`gzip ${path}`, { path, headers: { 'Accept-Encoding': 'gzip' } }],
        [`known ${path}`, { path, validates: true }],
      ]),
    ),
  },
  'all of it together': {
    build: (app) =>
      app
        .use(logger(silent), secureHeaders(), cors(), compress({ threshold: 0 }), etag(), prettyJSON())
        .get('/', (c) => c.json(Array.from({ length: 300 }, (_, at) => at))),
  },
};

/** Hono's own middleware around what answers by itself. */
export const middleware: Cases<Build> = join(
  asking(
    someAsks,
    pairs(around, inner, (make, handler): Case<Build> => ({
      build: (app) => app.use(make()).get('/', handler),
      mask: /^server-timing: .*/gim,
    })),
  ),
  single,
);
