import { getRequestListener } from '@hono/node-server';
import { api, crm, listen, send as ask } from '@kuvert/testkit';
import type { Running, TestRequest } from '@kuvert/testkit';
import { Hono } from 'hono';
import type { Handler } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { bearerAuth } from 'hono/bearer-auth';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { kuvert, readBody, requestIdOf, send, validJson } from './index.ts';

let server: Running | undefined;
let heard: unknown[] = [];
afterEach(async () => {
  heard = [];
  await server?.close();
});

/** Serves what is put on an app that Kuvert was installed on. */
async function serve(route: (app: Hono) => void, bare: Hono = new Hono()): Promise<void> {
  const options = { under: { '/crm': crm }, onError: ({ error }: { error: unknown }) => heard.push(error) };
  const app = kuvert(api, options).install(bare);
  route(app);
  server = await listen(getRequestListener(app.fetch));
}
const get = async (path: string, more: Omit<TestRequest, 'path'> = {}) => ask(server?.url ?? '', { path, ...more });
const forbidden = '{"code":4,"message":"Forbidden"}';
const unknown = '{"code":2,"message":"Route not found"}';

it('answers in sub-apps, whatever their base path', async () => {
  const keys = new Hono().basePath('/keys').get('/:key', (c) => send(c, api.ok(c.req.param('key'))));
  const users = new Hono().route('/:user', keys).get('/broken', () => {
    throw null;
  });
  await serve((app) => app.route('/users', users), new Hono().basePath('/v1'));
  expect((await get('/v1/users/ada/keys/7')).text).toBe('{"code":0,"message":"OK","data":"7"}');
  expect((await get('/v1/users/broken')).text).toBe('{"code":1,"message":"Internal error"}');
  expect((await get('/v1/users/ada/keys')).text).toBe(unknown);
  const wrong = await get('/v1/users/ada/keys/7', { method: 'PUT' });
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, ['GET, HEAD']]);
  expect(heard[0]).toBe(null);
});

it('keeps the CORS headers of middleware on failures of every kind', async () => {
  await serve((app) => {
    app.use(cors({ origin: 'https://app.example', credentials: true }));
    app.get('/throws', () => {
      throw api.error('FORBIDDEN');
    });
    app.get('/returns', (c) => send(c, api.error('FORBIDDEN')));
    app.get('/breaks', async () => Promise.reject(undefined));
  });
  for (const path of ['/throws', '/returns', '/breaks', '/nowhere']) {
    const { headers, status } = await get(path, { headers: { origin: 'https://app.example' } });
    expect(status, path).toBeGreaterThanOrEqual(403);
    expect(headers.get('access-control-allow-origin'), path).toEqual(['https://app.example']);
    expect(headers.get('access-control-allow-credentials'), path).toEqual(['true']);
    expect(headers.get('vary'), path).toEqual(['Origin']);
  }
  const preflight = await get('/throws', { method: 'OPTIONS', headers: { origin: 'https://app.example' } });
  expect([preflight.status, preflight.headers.has('x-request-id')]).toEqual([204, true]);
});

it('keeps the headers of middleware that sets them afterwards', async () => {
  await serve((app) => {
    app.use(secureHeaders());
    app.get('/', () => {
      throw api.error('FORBIDDEN');
    });
  });
  const { headers, text } = await get('/');
  expect([text, headers.get('x-frame-options')]).toEqual([forbidden, ['SAMEORIGIN']]);
});

it('answers the failure of middleware that fails after the handler has answered', async () => {
  await serve((app) => {
    app.use(async (c, next) => {
      await next();
      if (c.req.path === '/') throw api.error('FORBIDDEN');
    });
    app.get('/', (c) => {
      c.header('Set-Cookie', 'seen=1');
      return send(c, api.ok(1, { headers: { ETag: '"a"', 'Cache-Control': 'max-age=60' } }));
    });
  });
  const { status, headers, text } = await get('/');
  expect([status, text]).toEqual([403, forbidden]);
  expect(headers.get('cache-control')).toEqual(['no-store']);
  expect(headers.get('set-cookie')).toEqual(['seen=1']);
  expect(headers.has('etag')).toBe(false);
});

it('lets the headers of a failure win over those of the answer it replaces', async () => {
  await serve((app) => {
    app.use(async (_c, next) => {
      await next();
      throw api.error('PROJECT_RENAMED', { location: '/new' });
    });
    app.get('/', (c) => send(c, api.created(1, { location: '/old' })));
  });
  const { status, headers } = await get('/');
  expect([status, headers.get('location')]).toEqual([308, ['/new']]);
});

it('answers HTTPExceptions in the contract, without their message', async () => {
  await serve((app) => {
    app.get('/403', () => {
      throw new HTTPException(403, { message: 'inside' });
    });
    app.get('/500', () => {
      throw new HTTPException(500, { message: 'inside', res: new Response('inside', { headers: { 'x-debug': '1' } }) });
    });
    app.get('/200', () => {
      throw new HTTPException(200, { message: 'inside' });
    });
  });
  expect((await get('/403')).text).toBe(forbidden);
  const { headers, status, text } = await get('/500');
  expect([status, text, headers.has('x-debug')]).toEqual([500, '{"code":1,"message":"Internal error"}', false]);
  expect((await get('/200')).status).toBe(500);
});

it('keeps the challenge of bearerAuth and basicAuth', async () => {
  await serve((app) => {
    app.use('/bearer', bearerAuth({ token: 'secret', realm: 'tokens' }));
    app.use('/basic', basicAuth({ username: 'ada', password: 'secret', realm: 'people' }));
  });
  const bearer = await get('/bearer');
  expect([bearer.status, bearer.text]).toEqual([401, '{"code":2000,"message":"Unauthenticated"}']);
  expect(bearer.headers.get('www-authenticate')).toEqual(['Bearer realm="tokens"']);
  expect((await get('/basic')).headers.get('www-authenticate')).toEqual(['Basic realm="people"']);
});

it.each([false, true])(
  'answers what bodyLimit refuses, and reads what it lets through (chunked: %s)',
  async (chunked) => {
    await serve((app) => {
      app.use(bodyLimit({ maxSize: 64 }));
      app.post('/', async (c) => send(c, api.ok([await readBody(c, z.object({ n: z.number() })), requestIdOf(c)])));
      app.put('/', () => {
        throw api.error('FORBIDDEN');
      });
    });
    const sent = { method: 'POST', chunked, headers: { 'content-type': 'application/json' }, requestId: 'mine' };
    expect((await get('/', { ...sent, body: '{"n":1}' })).text).toBe(
      '{"code":0,"message":"OK","data":[{"n":1},"mine"]}',
    );
    expect((await get('/', { ...sent, method: 'PUT', body: '{"n":1}' })).text).toBe(forbidden);
    expect((await get('/nowhere', { ...sent, body: '{"n":1}' })).text).toBe(unknown);
    const large = await get('/', { ...sent, body: JSON.stringify({ n: 1, more: 'x'.repeat(64) }) });
    expect([large.status, large.text]).toEqual([413, '{"code":1001,"message":"Invalid request body"}']);
  },
);

it('lets a body be read again, by Kuvert and by Hono', async () => {
  const Schema = z.object({ n: z.number() });
  await serve((app) => {
    app.post('/', validJson(Schema), async (c) =>
      send(c, api.ok([c.req.valid('json'), await readBody(c, Schema), await c.req.json(), await c.req.text()])),
    );
  });
  for (const chunked of [false, true]) {
    const { text } = await get('/', {
      method: 'POST',
      chunked,
      headers: { 'content-type': 'application/json' },
      body: '{"n":1}',
    });
    expect(JSON.parse(text)).toMatchObject({ data: [{ n: 1 }, { n: 1 }, { n: 1 }, '{"n":1}'] });
  }
});

it('keeps a path that does not decode from routes for all methods, and not from middleware', async () => {
  const seen: string[] = [];
  await serve((app) => {
    app.use(async (c, next) => {
      seen.push('middleware');
      c.header('X-Seen', '1');
      await next();
    });
    app.all('/all/:id', (c) => {
      seen.push('route');
      return send(c, api.ok(c.req.param('id')));
    });
  });
  const { status, headers } = await get('/all/%zz');
  expect([status, headers.get('x-seen'), seen]).toEqual([400, ['1'], ['middleware']]);
  expect((await get('/all/7', { method: 'PUT' })).status).toBe(200);
});

it('answers in the contract of the prefix for middleware that knows none', async () => {
  await serve((app) => {
    app.use('/crm/*', bearerAuth({ token: 'secret', realm: 'crm' }));
  });
  expect((await get('/crm/leads')).text).toBe('{"status":"error","message":"Unauthorized","code":"10003"}');
});

it.each<[string, Handler]>([
  ['asks for it', (c) => c.notFound()],
  ['returns nothing', () => undefined as never],
])('takes a handler that %s for an unknown route, not for a wrong method', async (_what, decline) => {
  await serve((app) => app.get('/', decline));
  expect(await get('/')).toMatchObject({ status: 404, text: unknown });
  expect(await get('/', { method: 'HEAD' })).toMatchObject({ status: 404 });
  expect(await get('/', { method: 'PUT' })).toMatchObject({ status: 405 });
});

it.each<[string, unknown]>([
  ['a text', 'text'],
  ['an object', { ok: true }],
  ['a network error', Response.error()],
])('answers an internal error when a handler returns %s', async (_what, value) => {
  await serve((app) => app.get('/', () => value as Response));
  expect(await get('/')).toMatchObject({ status: 500, text: '{"code":1,"message":"Internal error"}' });
  expect(heard).toHaveLength(1);
});

it('gives the request id to an immutable response', async () => {
  await serve((app) => app.get('/', () => Response.redirect('https://example.com/', 307)));
  const { status, headers } = await get('/', { requestId: 'mine' });
  expect([status, headers.get('location'), headers.get('x-request-id')]).toEqual([
    307,
    ['https://example.com/'],
    ['mine'],
  ]);
});

it('says what to do when the request came in past Kuvert', () => {
  const app = new Hono().get('/', (c) => c.text(requestIdOf(c)));
  app.onError((error, c) => c.text(error.message));
  return expect(Promise.resolve(app.request('/')).then((response) => response.text())).resolves.toContain(
    'install(app) on the app that is served',
  );
});

it('passes environment and execution context through', async () => {
  const app = kuvert(api).install(new Hono<{ Bindings: { name: string } }>());
  app.get('/', (c) => {
    c.executionCtx.waitUntil(Promise.resolve());
    return send(c, api.ok(c.env.name));
  });
  const waited: unknown[] = [];
  const context = {
    waitUntil: (promise: unknown) => waited.push(promise),
    passThroughOnException: () => undefined,
    props: {},
  };
  const response = await app.fetch(new Request('http://localhost/'), { name: 'worker' }, context);
  expect(await response.text()).toContain('"worker"');
  expect(waited).toHaveLength(1);
});

it('stays synchronous where Hono does', () => {
  const app = kuvert(api).install(new Hono());
  app.get('/', (c) => send(c, api.ok(1)));
  expect(app.fetch(new Request('http://localhost/'))).toBeInstanceOf(Response);
});
