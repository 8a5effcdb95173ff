import { isThenable } from '@kuvert/core/adapter';
import { RawAnswer } from '@kuvert/testkit/server';
import type { Lacks, Route, RouteInput, TestServer } from '@kuvert/testkit/server';
import type { Context, Hono } from 'hono';
import type { StatusCode } from 'hono/utils/http-status';
import { kuvert, readBody, readQuery, send } from './index.ts';
import type { Outcome } from './index.ts';

/** What no Hono app can do. */
export const lacks: Lacks = {
  'early heads': 'the context has no answer before its handler returns one',
  'raw targets': 'a runtime makes a URL of target and host before the app is called',
};

/** Builds the test server on any version of Hono. */
export function build(Framework: typeof Hono, { contract, options, routes, bodyLimit }: TestServer): Hono {
  const app = kuvert(contract, options).install(new Framework());
  app.use(async (_c, next) => next());
  for (const route of routes) mount(Framework, app, route, bodyLimit);
  return app;
}

function mount(Framework: typeof Hono, app: Hono, { method, path, mounts = [], handle }: Route, limit: number): void {
  const inner = new Framework();
  inner.on([method], [path], (c): Response | Promise<Response> => {
    const answer = handle(inputOf(c, limit));
    if (answer instanceof RawAnswer)
      return c.newResponse(answer.body, answer.status as StatusCode, { ...answer.headers });
    if (!isThenable(answer)) return send(c, answer as Outcome);
    return Promise.resolve(answer as PromiseLike<Outcome>).then((outcome) => send(c, outcome));
  });
  app.route(
    '/',
    mounts.reduceRight((below, prefix) => new Framework().route(prefix, below), inner),
  );
}

function inputOf(c: Context, limit: number): RouteInput {
  return {
    params: c.req.param(),
    body: async (schema) => readBody(c, schema, { limit }),
    query: () => readQuery(c),
    header: (name, value) => c.header(name, value),
    begin: async () => Promise.reject(new Error(lacks['early heads'])),
  };
}
