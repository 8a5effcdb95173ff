import cors from '@koa/cors';
// @ts-expect-error It comes without types.
import untypedRender from '@koa/ejs';
import etag from '@koa/etag';
import type { Middleware } from 'koa';
import type Koa from 'koa';
import compress from 'koa-compress';
import conditional from 'koa-conditional-get';
import koaHelmet from 'koa-helmet';
import sendFile from 'koa-send';
import session from 'koa-session';
import serve from 'koa-static';
import { createReadStream } from 'node:fs';
import { someAsks } from '../ask.ts';
import type { Ask } from '../ask.ts';
import { asking, join, pairs } from '../case.ts';
import type { Case, Cases } from '../case.ts';
import { file, root } from '../files.ts';
import type { Answer, Build } from './build.ts';

/** What middleware is put around. */
const inner: Readonly<Record<string, Answer>> = {
  text: (ctx) => {
    ctx.body = 'alder '.repeat(300);
  },
  JSON: (ctx) => {
    ctx.body = { trees: Array.from({ length: 400 }, (_, at) => at) };
  },
  'a buffer': (ctx) => {
    ctx.body = Buffer.alloc(3_000, 'birch');
  },
  'a file': (ctx) => {
    ctx.type = 'txt';
    ctx.body = createReadStream(file('hello.txt'));
  },
  'a sent file': async (ctx) => sendFile(ctx, 'hello.txt', { root }),
  'a redirect': (ctx) => ctx.redirect('/x'),
  'an empty 204': (ctx) => {
    ctx.status = 204;
  },
  'a 404 of its own': (ctx) => {
    ctx.status = 404;
    ctx.body = { lost: true };
  },
};

/** Its types are those of a module that has it as `default`. */
const helmet = koaHelmet as unknown as () => Middleware;
const render = untypedRender as (app: Koa, options: object) => void;

type Around = (app: Koa) => Middleware;
const sessions = { genid: (): string => 'fixed', signed: false, expire: 1 };

const around: Readonly<Record<string, Around>> = {
  'koa-compress': () => compress({ threshold: 0 }),
  'koa-compress by default': () => compress(),
  '@koa/cors': () => cors(),
  '@koa/cors of one origin': () => cors({ origin: 'http://app.example', credentials: true, exposeHeaders: 'X-A' }),
  '@koa/etag': () => etag(),
  '@koa/etag weak, and 304': () => async (ctx, next) => conditional()(ctx, async () => etag({ weak: true })(ctx, next)),
  'koa-helmet': () => helmet(),
  'koa-session': (app) => session(sessions, app),
  'response time by hand': () => async (ctx, next) => {
    await next();
    ctx.set('X-Status', String(ctx.status));
  },
  'a patched end': () => async (ctx, next) => {
    const end = ctx.res.end.bind(ctx.res) as (...rest: unknown[]) => typeof ctx.res;
    ctx.res.end = ((...rest: unknown[]) => {
      if (!ctx.res.headersSent) ctx.res.setHeader('X-Ended', '1');
      return end(...rest);
    }) as typeof ctx.res.end;
    await next();
  },
  'a body made anew': () => async (ctx, next) => {
    await next();
    if (typeof ctx.body === 'string') ctx.body = `${ctx.body} and more`;
  },
};

const paths = ['/', '/hello.txt', '/data.json', '/sub/', '/with%20space%20&%20%C3%BC.txt'];
const staticAsks: Readonly<Record<string, Ask>> = Object.fromEntries(
  paths.flatMap((path): [string, Ask][] => [
    [`GET ${path}`, { path }],
    [`HEAD ${path}`, { path, method: 'HEAD' }],
    [`known ${path}`, { path, validates: true }],
    [`range of ${path}`, { path, headers: { Range: 'bytes=2-5' } }],
  ]),
);

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

const single: Cases<Build> = {
  'koa-static': { build: (app) => app.use(serve(root)), asks: staticAsks },
  'koa-static to be cached': {
    build: (app) =>
      app
        .use(conditional())
        .use(etag())
        .use(serve(root, { maxage: 1000, hidden: true, defer: true })),
    asks: { ...staticAsks, hidden: { path: '/.hidden' } },
  },
  'a session that counts': {
    build: (app) => {
      app.keys = ['key'];
      app.use(session({}, app)).use((ctx) => {
        const before = ctx.session as unknown as { seen?: number };
        before.seen = (before.seen ?? 0) + 1;
        ctx.body = { seen: before.seen };
      });
    },
    asks: {
      first: {},
      second: { cookies: true },
      third: { cookies: true },
      'as HEAD': { cookies: true, method: 'HEAD' },
    },
    mask: /koa\.sess[^;]*|expires=[^;]*/g,
  },
  'a preflight': { build: (app) => app.use(cors({ maxAge: 60, allowMethods: ['PUT'] })), asks: preflight },
  'a view': {
    build: (app) => {
      render(app, { root, layout: false, viewExt: 'ejs', cache: false });
      app.use(async (ctx) =>
        (ctx as unknown as { render: (...rest: unknown[]) => Promise<void> }).render('page', { title: 'größer' }),
      );
    },
  },
  'signed cookies': {
    build: (app) => {
      app.keys = ['key'];
      app.use((ctx) => {
        ctx.body = { before: ctx.cookies.get('name', { signed: true }) };
        ctx.cookies.set('name', 'value', { signed: true });
      });
    },
    asks: { first: {}, second: { cookies: true } },
  },
  'all of it together': {
    build: (app) =>
      app
        .use(compress({ threshold: 0 }))
        .use(helmet())
        .use(cors())
        .use(conditional())
        .use(etag())
        .use(session(sessions, app))
        .use((ctx) => {
          ctx.body = Array.from({ length: 300 }, (_, at) => at);
        }),
  },
};

/** Middleware of other packages around what answers by itself. */
export const middleware: Cases<Build> = join(
  asking(
    someAsks,
    pairs(around, inner, (make, handle): Case<Build> => ({ build: (app) => app.use(make(app)).use(handle) })),
  ),
  single,
);
