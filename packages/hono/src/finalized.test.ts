import { getRequestListener } from '@hono/node-server';
import { stream } from '@kuvert/core';
import { api, listen, send as ask } from '@kuvert/testkit';
import type { Running } from '@kuvert/testkit';
import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import { setCookie } from 'hono/cookie';
import { cors } from 'hono/cors';
import type { StatusCode } from 'hono/utils/http-status';
import { afterEach, expect, it } from 'vitest';
import { kuvert, send } from './index.ts';

let server: Running | undefined;
let heard: unknown[] = [];
afterEach(async () => {
  heard = [];
  await server?.close();
});

/** Serves what is put on an app, behind middleware that sets headers before there is an answer. */
async function serve(route: (app: Hono) => void): Promise<void> {
  const app = kuvert(api, { onError: ({ error }) => heard.push(error) }).install(new Hono());
  app.use(cors());
  route(app);
  server = await listen(getRequestListener(app.fetch));
}
const get = async (path: string) => {
  const { status, headers, body } = await ask(server?.url ?? '', { path });
  return { status, text: body.toString(), cors: headers.get('access-control-allow-origin'), headers };
};
const everyone = ['*'];
const internal = '{"code":1,"message":"Internal error"}';

it.each<[string, unknown, number, string]>([
  ['a success', api.created(1), 201, '{"code":0,"message":"OK","data":1}'],
  ['a failure', api.error('FORBIDDEN'), 403, '{"code":4,"message":"Forbidden"}'],
  ['a number', 5, 500, internal],
  ['null', null, 500, internal],
  ['nothing', undefined, 404, '{"code":2,"message":"Route not found"}'],
])('answers %s that a handler returns without send', async (_what, value, status, text) => {
  await serve((app) => {
    app.get('/', () => value as never);
    app.get('/promised', async () => Promise.resolve(value as never));
  });
  for (const path of ['/', '/promised']) expect(await get(path)).toMatchObject({ status, text, cors: everyone });
  expect(heard).toHaveLength(status < 300 ? 0 : 2);
});

it('leaves alone what middleware returns once there is an answer', async () => {
  await serve((app) => {
    app.use(async (_c, next) => (await next(), 5) as never);
    app.use((_c, next) => next());
    app.get('/', (c) => send(c, api.ok(1)));
  });
  expect(await get('/')).toMatchObject({ status: 200, cors: everyone });
});

it.each<[string, () => unknown, (failure: unknown) => unknown[]]>([
  ['a success', () => api.ok(2), () => [expect.objectContaining({ name: 'TypeError' })]],
  ['a stream', () => stream(['a']), () => [expect.objectContaining({ name: 'TypeError' })]],
  ['a failure', () => api.error('FORBIDDEN'), (failure) => [failure]],
])('tells of %s that middleware returns once there is an answer, and lets that answer be', async (_w, make, told) => {
  const late = make();
  await serve((app) => {
    app.use(async (_c, next) => (await next(), late) as never);
    app.get('/', (c) => send(c, api.ok(1)));
  });
  expect(await get('/')).toMatchObject({ status: 200, text: '{"code":0,"message":"OK","data":1}', cors: everyone });
  expect(heard).toEqual(told(late));
});

it('answers a failure after a response whose body is locked, and tells of it once', async () => {
  const failure = api.error('FORBIDDEN');
  await serve((app) => {
    app.use(async (c, next) => {
      await next();
      c.res.body?.getReader();
      throw failure;
    });
    app.get('/', (c) => {
      setCookie(c, 'a', '1');
      setCookie(c, 'b', '2');
      return send(c, api.ok(1));
    });
  });
  const { headers, ...answer } = await get('/');
  expect(answer).toEqual({ status: 403, text: '{"code":4,"message":"Forbidden"}', cors: everyone });
  expect(headers.get('set-cookie')).toEqual(['a=1; Path=/', 'b=2; Path=/']);
  expect(heard).toEqual([failure]);
});

it.each<[string, number, Record<string, string>]>([
  ['of no status', 1000, {}],
  ['with a header of no value', 200, { 'x-name': 'ä→ö' }],
])('answers an internal error for a response %s, and tells of it once', async (_what, status, headers) => {
  await serve((app) => {
    app.get('/', (c) => c.body('raw', status as StatusCode as 200, headers));
  });
  expect(await get('/')).toMatchObject({ status: 500, text: internal, cors: everyone });
  expect(heard).toHaveLength(1);
});

it.each<[string, (app: Hono) => void]>([
  ['that a handler read before it returned it', (app) => app.get('/', async () => read(new Response('raw')))],
  ['that middleware reads once it is there', (app) => app.use(readOn).get('/', (c) => c.text('raw'))],
  ['of an outcome that middleware reads', (app) => app.use(readOn).get('/', (c) => send(c, api.ok(1)))],
  [
    'whose reader middleware takes',
    (app) => {
      app.use(async (c, next) => {
        await next();
        c.res.body?.getReader();
      });
      app.get('/', (c) => c.text('raw'));
    },
  ],
  ['whose reader was taken from it', (app) => app.get('/', () => new Response(taken()))],
])('answers an internal error for a response %s, and tells of it once', async (_what, route) => {
  await serve(route);
  expect(await get('/')).toMatchObject({ status: 500, text: internal });
  expect(heard).toHaveLength(1);
});

async function read(response: Response): Promise<Response> {
  await response.text();
  return response;
}

const readOn: MiddlewareHandler = async (c, next) => {
  await next();
  await c.res.text();
};

function taken(): ReadableStream {
  const held = new Blob(['raw']).stream();
  held.getReader();
  return held;
}
