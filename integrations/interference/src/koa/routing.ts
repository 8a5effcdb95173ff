import { Router } from '@koa/router';
import type { Context, Next } from 'koa';
import Koa from 'koa';
import mount from 'koa-mount';
import type { Ask } from '../ask.ts';
import { join } from '../case.ts';
import type { Cases } from '../case.ts';
import { answers } from './build.ts';
import type { Answer, Build } from './build.ts';

const where = (ctx: Context): void => {
  const { path, url, originalUrl, method, query } = ctx;
  const params: unknown = ctx['params'];
  ctx.body = { path, url, originalUrl, method, query, params, route: ctx['routerPath'] ?? null };
};
const lost = (ctx: Context): void => {
  ctx.status = 404;
  ctx.body = { lost: ctx.path };
};

const asked = (...paths: readonly string[]): Readonly<Record<string, Ask>> =>
  Object.fromEntries(
    paths.flatMap((path): [string, Ask][] =>
      ['GET', 'HEAD', 'POST', 'DELETE'].map((method) => [`${method} ${path}`, { method, path }]),
    ),
  );

const own: Readonly<Record<string, Answer>> = {
  'what was thrown, answered by itself': async (ctx) => {
    try {
      throw new Error('inside');
    } catch (error) {
      ctx.status = 500;
      ctx.body = { caught: (error as Error).message };
    }
  },
  'its state': (ctx) => {
    ctx.state['mine'] = 1;
    ctx.body = ctx.state;
  },
  'a second next': async (ctx: Context, next: Next) => {
    await next();
    where(ctx);
  },
};

const wide: Cases<Build> = {
  'its own answer to errors': {
    build: (app) =>
      app
        .use(async (ctx, next) => {
          try {
            await next();
          } catch (error) {
            ctx.status = 418;
            ctx.body = { caught: (error as Error).message };
          }
        })
        .use(() => {
          throw new Error('inside');
        }),
  },
  'its own answer where no route is': {
    build: (app) =>
      app.use(async (ctx, next) => {
        await next();
        if (ctx.status === 404) lost(ctx);
      }),
  },
  'a router': {
    build: (app) => {
      const router = new Router({ prefix: '/parks' });
      router.get('/:park', where).post('/:park', where).all('/:park/any', where);
      router.redirect('/old/one', '/parks/new', 301);
      router.param('park', async (park, ctx, next) => {
        ctx.set('X-Park', encodeURIComponent(park));
        return next();
      });
      app.use(router.routes() as never).use(lost);
    },
    asks: asked('/parks/a', '/parks/a/', '/parks/%C3%BC?x=1', '/parks/a/any', '/parks', '/parks/old/one'),
  },
  'nested routers': {
    build: (app) => {
      const inner = new Router().get('/:tree', where).get('/', where);
      const outer = new Router().use('/parks/:park/trees', inner.routes(), inner.allowedMethods());
      app.use(outer.routes() as never).use(lost);
    },
    asks: asked('/parks/a/trees/b', '/parks/a/trees', '/parks/a'),
  },
  'a mounted app': {
    build: (app) => app.use(mount('/inner', new Koa().use(where) as never)).use(lost),
    asks: asked('/inner', '/inner/', '/inner/x?y=1', '/innermost'),
  },
  'a mounted middleware': {
    build: (app) => app.use(mount('/inner', where as never)).use(lost),
    asks: asked('/inner', '/inner/x', '/'),
  },
  'other methods': {
    build: (app) => app.use(where),
    asks: Object.fromEntries(
      ['OPTIONS', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'PURGE', 'TRACE', 'QUERY'].map((method): [string, Ask] => [
        method,
        { method },
      ]),
    ),
  },
  'absolute and odd targets': {
    build: (app) => app.use(where),
    asks: Object.fromEntries(
      ['http://test.example/x?y=1', '/a/../b', '/a;b=c', '/a%20b?c=%', '/?', '/a?b?c', '//a//b', '/~x'].map(
        (path): [string, Ask] => [path, { path }],
      ),
    ),
  },
  'an app behind a proxy': {
    build: (app) => {
      app.proxy = true;
      app.use((ctx) => {
        ctx.body = { ip: ctx.ip.length > 0, host: ctx.host, protocol: ctx.protocol };
      });
    },
    more: { forwarded: { headers: { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'app.example' } } },
  },
};

/** How a request finds what answers it. */
export const routing: Cases<Build> = join(answers('routing by', own), wide);
