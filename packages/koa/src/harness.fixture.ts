import { bodyParser } from '@koa/bodyparser';
import { Router } from '@koa/router';
import { RawAnswer } from '@kuvert/testkit/server';
import type { Route, RouteInput, TestServer } from '@kuvert/testkit/server';
import type Koa from 'koa';
import type { Context } from 'koa';
import { handler, kuvert, readBody, readQuery } from './index.ts';

/** How a route hands over its outcome. */
type Idiom = (handle: (ctx: Context) => unknown) => Koa.Middleware;

/** Returned, through the adapter's own wrapper. */
export const returned: Idiom = handler;

/** Put into the context's body. */
export const assigned: Idiom = (handle) => async (ctx) => {
  const outcome = await handle(ctx);
  if (outcome !== undefined) ctx.body = outcome;
};

/** Builds the test server on any version of Koa, which reads bodies by the adapter alone or after a body parser. */
export function build(Framework: typeof Koa, idiom: Idiom, server: TestServer, isParsed = false): Koa {
  const { contract, options, routes, bodyLimit } = server;
  const app = new Framework();
  app.use(kuvert(contract, options));
  if (isParsed) app.use(bodyParser({ jsonLimit: bodyLimit, jsonStrict: false, enableTypes: ['json'] }));
  const router = new Router();
  for (const route of routes) mount(router, idiom, route, bodyLimit);
  app.use(router.routes());
  return app;
}

function mount(router: Router, idiom: Idiom, { method, path, mounts = [], handle }: Route, limit: number): void {
  const inner = new Router();
  const serve = idiom((ctx) => {
    const answer = handle(inputOf(ctx, limit));
    if (!(answer instanceof RawAnswer)) return answer;
    ctx.status = answer.status;
    ctx.set(answer.headers);
    ctx.body = answer.body;
    return undefined;
  });
  inner.register(path, [method], serve);
  router.use(mounts.reduceRight((below, prefix) => new Router().use(prefix, below.routes()), inner).routes());
}

function inputOf(ctx: Context, limit: number): RouteInput {
  return {
    params: ctx['params'] as Record<string, string>,
    body: async (schema) => readBody(ctx, schema, { limit }),
    query: () => readQuery(ctx),
    header: (name, value) => ctx.set(name, value),
    begin: async (text) => {
      ctx.status = 200;
      return new Promise((resolve) => {
        ctx.res.write(text, () => resolve());
      });
    },
  };
}
