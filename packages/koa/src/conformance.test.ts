import { bodyParser } from '@koa/bodyparser';
import { Router } from '@koa/router';
import { conformance, listen, RawAnswer } from '@kuvert/testkit';
import type { Harness, Route, RouteInput, TestServer } from '@kuvert/testkit';
import Koa from 'koa';
import type { Context } from 'koa';
// @ts-expect-error The alias comes without types; it is the same framework.
import Koa2 from 'koa-2';
// @ts-expect-error The alias comes without types; it is the same framework.
import Koa2Floor from 'koa-2-floor';
// @ts-expect-error The alias comes without types; it is the same framework.
import Koa3Floor from 'koa-3-floor';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { handler, kuvert, readBody, readQuery } from './index.ts';

/** How a route hands over its outcome. */
type Idiom = (handle: (ctx: Context) => unknown) => Koa.Middleware;

const assigned: Idiom = (handle) => async (ctx) => {
  const outcome = await handle(ctx);
  if (outcome !== undefined) ctx.body = outcome;
};

function build(Framework: typeof Koa, idiom: Idiom, { contract, options, routes, bodyLimit }: TestServer): Koa {
  const app = new Framework();
  app.use(kuvert(contract, options));
  app.use(bodyParser({ jsonLimit: bodyLimit, jsonStrict: false, enableTypes: ['json'] }));
  const router = new Router();
  for (const route of routes) mount(router, idiom, route);
  app.use(router.routes());
  return app;
}

function mount(router: Router, idiom: Idiom, { method, path, mounts = [], handle }: Route): void {
  const inner = new Router();
  const serve = idiom((ctx) => {
    const answer = handle(inputOf(ctx));
    if (!(answer instanceof RawAnswer)) return answer;
    ctx.status = answer.status;
    ctx.set(answer.headers);
    ctx.body = answer.body;
    return undefined;
  });
  inner.register(path, [method], serve);
  router.use(mounts.reduceRight((below, prefix) => new Router().use(prefix, below.routes()), inner).routes());
}

function inputOf(ctx: Context): RouteInput {
  return {
    params: ctx['params'] as Record<string, string>,
    body: async (schema) => readBody(ctx, schema),
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

const harnesses: readonly Harness[] = [
  { name: 'koa 3', start: async (server) => listen(build(Koa, handler, server).callback()) },
  { name: 'koa 3 with ctx.body', start: async (server) => listen(build(Koa, assigned, server).callback()) },
  { name: 'koa 3.0.0', start: async (server) => listen(build(Koa3Floor, handler, server).callback()) },
  { name: 'koa 2', start: async (server) => listen(build(Koa2, handler, server).callback()) },
  { name: 'koa 2.16.0', start: async (server) => listen(build(Koa2Floor, assigned, server).callback()) },
];

for (const harness of harnesses) conformance(harness, { describe, it, beforeAll, afterAll });
