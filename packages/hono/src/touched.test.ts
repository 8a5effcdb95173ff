import { getRequestListener } from '@hono/node-server';
import { api, listen, send as ask } from '@kuvert/testkit';
import type { Answer, Running, TestRequest } from '@kuvert/testkit';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { Hono as HonoFloor } from 'hono-floor';
import { setCookie } from 'hono/cookie';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { kuvert, readBody, requestIdOf, send } from './index.ts';

let server: Running | undefined;
let heard: unknown[] = [];
afterEach(async () => {
  heard = [];
  await server?.close();
});

/** Asks an app that Kuvert was installed on, and then given more. */
async function get(
  route: (app: Hono) => unknown,
  more: Partial<TestRequest> = {},
  app: Hono = new Hono(),
): Promise<Answer> {
  kuvert(api, { onError: ({ error }) => heard.push(error) }).install(app);
  route(app);
  server = await listen(getRequestListener(app.fetch));
  return ask(server.url, { path: '/', requestId: 'mine', ...more });
}
const ok = (c: Context) => {
  c.header('X-Handler', '1');
  return send(c, api.ok(1));
};
const withMiddleware = () =>
  new Hono().use(async (c, next) => {
    c.header('X-Before', '1');
    await next();
  }) as Hono;
const name = (answer: Answer, header: string) => answer.headers.get(header);

describe('the headers of an answer', () => {
  it('are those set in an app that is mounted and knows nothing of Kuvert, for the same request', async () => {
    const inner = new Hono().get('/', ok) as Hono;
    const answer = await get((app) => app.mount('/', inner.fetch, { replaceRequest: (request) => request }));
    expect([answer.status, name(answer, 'x-handler')]).toEqual([200, ['1']]);
  });

  it('are those set in an app of another copy of Hono', async () => {
    const inner = new HonoFloor().use(async (c, next) => {
      c.header('X-Middleware', '1');
      await next();
    });
    inner.get('/', (c) => ok(c as unknown as Context));
    const answer = await get((app) => app.route('/', inner as unknown as Hono));
    expect([name(answer, 'x-middleware'), name(answer, 'x-handler')]).toEqual([['1'], ['1']]);
  });

  it('are those set by what was on the app before Kuvert, where a route answers and where none does', async () => {
    const answer = await get((app) => app.get('/', ok), {}, withMiddleware());
    expect([name(answer, 'x-before'), name(answer, 'x-handler')]).toEqual([['1'], ['1']]);
    await server?.close();
    const missing = await get(() => undefined, {}, withMiddleware());
    expect([missing.status, name(missing, 'x-before')]).toEqual([404, ['1']]);
  });

  it.each<[string, (c: Context) => void]>([
    ['c.header', (c) => c.header('X-Set', '1')],
    ['a c.header taken from its context', ({ header }) => header('X-Set', '1')],
    ['c.res.headers', (c) => c.res.headers.set('X-Set', '1')],
    ['another c.res', (c) => (c.res = new Response(null, { headers: { 'X-Set': '1' } }))],
    ['a cookie', (c) => setCookie(c, 'a', '1')],
  ])('are those set through %s, on a failure as well', async (_what, set) => {
    const answer = await get((app) => {
      app.use(async (c, next) => {
        set(c);
        await next();
        throw api.error('FORBIDDEN');
      });
      app.get('/', (c) => send(c, api.ok(1)));
    });
    expect(answer.status).toBe(403);
    expect([name(answer, 'x-set'), name(answer, 'set-cookie')]).toContainEqual([expect.stringContaining('1')]);
  });
});

describe('the request id', () => {
  it.each([
    ['set again where middleware takes it off an answer', (headers: Headers) => headers.delete('x-request-id'), 'mine'],
    ['left as middleware sets it on an answer', (headers: Headers) => headers.set('x-request-id', 'own'), 'own'],
  ])('is %s, over HTTP and without', async (_what, change, id) => {
    const route = (app: Hono) => {
      app.use(async (c, next) => {
        await next();
        change(c.res.headers);
      });
      app.get('/', (c) => send(c, api.ok(1)));
    };
    expect(name(await get(route), 'x-request-id')).toEqual([id]);
    const app = kuvert(api).install(new Hono());
    route(app);
    const response = await app.request('/', { headers: { 'X-Request-Id': 'mine' } });
    expect(response.headers.get('x-request-id')).toBe(id);
  });

  it.each([null, 5, {}, { headers: null, rawHeaders: [] }, { headers: {}, rawHeaders: [] }])(
    'is the one of the request, whatever its bindings have for incoming: %j',
    async (incoming) => {
      const app = kuvert(api).install(new Hono());
      app.get('/', (c) => send(c, api.ok(requestIdOf(c))));
      const response = await app.request('/', { headers: { 'X-Request-Id': 'mine' } }, { incoming });
      expect(await response.json()).toMatchObject({ data: 'mine' });
    },
  );
});

const json = { method: 'POST', body: '{"n":1}', headers: { 'content-type': 'application/json' } };
const read = async (c: Context) => readBody(c, z.object({ n: z.number() }));

describe('readBody', () => {
  it('reads what a handler asks its app for by itself, with the bindings it has', async () => {
    const answer = await get((app) => {
      const headers = { ...json.headers, 'X-Request-Id': 'second' };
      app.get('/', (c) => app.request('/inner', { ...json, headers }, c.env));
      app.post('/inner', async (c) => send(c, api.ok([await read(c), requestIdOf(c)])));
    });
    expect(answer.text).toBe('{"code":0,"message":"OK","data":[{"n":1},"second"]}');
  });

  it('goes by the headers of the request that middleware has put in place of another', async () => {
    const answer = await get(
      (app) => {
        app.use(async (c, next) => {
          c.req.raw = new Request('http://localhost/', json);
          await next();
        });
        app.post('/', async (c) => send(c, api.ok(await read(c))));
      },
      { method: 'POST', body: 'packed', headers: { 'content-encoding': 'zip' } },
    );
    expect(answer.text).toBe('{"code":0,"message":"OK","data":{"n":1}}');
  });

  it('goes by the headers that middleware has set on a request', async () => {
    const answer = await get(
      (app) => {
        app.use(async (c, next) => {
          c.req.raw.headers.set('content-type', 'application/json');
          await next();
        });
        app.post('/', async (c) => send(c, api.ok(await read(c))));
      },
      { ...json, headers: { 'content-type': 'text/plain' } },
    );
    expect(answer.text).toBe('{"code":0,"message":"OK","data":{"n":1}}');
  });

  it.each<[string, (c: Context) => unknown, boolean]>([
    ['was read past Hono', async (c) => c.req.raw.json(), false],
    ['was read past Hono', async (c) => c.req.raw.json(), true],
    ['is being read by somebody else', (c) => c.req.raw.body?.getReader(), false],
    ['is being read by somebody else', (c) => c.req.raw.body?.getReader(), true],
  ])('does not blame the client for a body that %s', async (_what, take, chunked) => {
    const answer = await get(
      (app) =>
        app.post('/', async (c) => {
          await take(c);
          return send(c, api.ok(await read(c)));
        }),
      { ...json, chunked },
    );
    expect([answer.status, heard]).toEqual([500, [expect.any(TypeError)]]);
  });

  it('stops at the limit of a body that says it is smaller and comes in chunks', async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        if (pulled > 1000) controller.close();
        else controller.enqueue(new Uint8Array(65_536));
      },
    });
    const app = kuvert(api, { onError: () => undefined }).install(new Hono());
    app.post('/', async (c) => send(c, api.ok(await readBody(c, z.unknown(), { limit: 64 }))));
    const headers = { ...json.headers, 'content-length': '5', 'transfer-encoding': 'chunked' };
    const request = new Request('http://localhost/', { method: 'POST', headers, body, duplex: 'half' });
    expect((await app.fetch(request)).status).toBe(413);
    expect(pulled).toBeLessThan(1000);
  });
});
