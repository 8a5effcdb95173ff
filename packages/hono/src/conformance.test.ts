import { getRequestListener } from '@hono/node-server';
import { isThenable } from '@kuvert/core/adapter';
import { bridge, conformance, listen, RawAnswer } from '@kuvert/testkit';
import type { Harness, Route, RouteInput, TestServer } from '@kuvert/testkit';
import { Hono } from 'hono';
import type { Context } from 'hono';
import type { StatusCode } from 'hono/utils/http-status';
import { Hono as HonoFloor } from 'hono-floor';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { kuvert, readBody, readQuery, send } from './index.ts';
import type { Outcome } from './index.ts';

const lacks = {
  'early heads': 'the context has no answer before its handler returns one',
  'raw targets': 'a runtime makes a URL of target and host before the app is called',
};

function build(Framework: typeof Hono, { contract, options, routes, bodyLimit }: TestServer): Hono {
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

const harnesses: readonly Harness[] = [
  { name: 'hono', lacks, start: async (server) => listen(getRequestListener(build(Hono, server).fetch)) },
  {
    name: 'hono 4.12.0',
    lacks,
    start: async (server) => listen(getRequestListener(build(HonoFloor as never, server).fetch)),
  },
  {
    name: 'hono app.request',
    lacks,
    start: async (server) => {
      const app = build(Hono, server);
      return listen(bridge((request) => app.request(request)));
    },
  },
];

for (const harness of harnesses) conformance(harness, { describe, it, beforeAll, afterAll });
