import { getRequestListener } from '@hono/node-server';
import { isThenable } from '@kuvert/core/adapter';
import { bridge, casesFor, listen, RawAnswer, runCase, testServer } from '@kuvert/testkit';
import type { Harness, Route, RouteInput, Running, TestServer } from '@kuvert/testkit';
import { Hono } from 'hono';
import type { Context } from 'hono';
import type { StatusCode } from 'hono/utils/http-status';
import { Hono as HonoFloor } from 'hono-floor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kuvert, readBody, readQuery, send } from './index.ts';
import type { Outcome } from './index.ts';

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
  };
}

const harnesses: readonly Harness[] = [
  { name: 'hono', start: async (server) => listen(getRequestListener(build(Hono, server).fetch)) },
  { name: 'hono 4.12.0', start: async (server) => listen(getRequestListener(build(HonoFloor as never, server).fetch)) },
  {
    name: 'hono app.request',
    start: async (server) => {
      const app = build(Hono, server);
      return listen(bridge((request) => app.request(request)));
    },
  },
];

describe.each(harnesses)('$name', (harness) => {
  let server: Running;
  beforeAll(async () => {
    server = await harness.start(testServer());
  });
  afterAll(async () => server.close());

  it.each(casesFor(harness))('$id: $title', async (tested) => {
    expect(await runCase(server.url, tested)).toEqual([]);
  });
});
