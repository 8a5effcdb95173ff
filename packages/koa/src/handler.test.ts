import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { api, listen, send } from '@kuvert/testkit';
import type { Running } from '@kuvert/testkit';
import Koa from 'koa';
import type { Context, Middleware } from 'koa';
// @ts-expect-error The alias comes without types; it is the same framework.
import Koa2 from 'koa-2';
// @ts-expect-error The alias comes without types; it is the same framework.
import Koa2Floor from 'koa-2-floor';
// @ts-expect-error The alias comes without types; it is the same framework.
import Koa3Floor from 'koa-3-floor';
import { afterEach, describe, expect, it } from 'vitest';
import { handler, kuvert } from './index.ts';

const frameworks: readonly (readonly [string, typeof Koa])[] = [
  ['koa 3', Koa],
  ['koa 3.0.0', Koa3Floor],
  ['koa 2', Koa2],
  ['koa 2.16.0', Koa2Floor],
];

let server: Running | undefined;
let heard: unknown[] = [];
afterEach(async () => {
  heard = [];
  await server?.close();
});

const get = async (path: string, headers = {}) => send(server?.url ?? '', { path, headers });
const isCut = async () => {
  const isComplete = await get('/').then(
    (answer) => answer.complete,
    (error: unknown) => /silent/.test(String(error)),
  );
  return !isComplete && (await get('/alive')).status === 200;
};

const internal = '{"code":1,"message":"Internal error"}';

describe.each(frameworks)('%s', (_name, Framework) => {
  /** Serves middleware below Kuvert. */
  async function serve(...middleware: Middleware[]): Promise<void> {
    const app = new Framework();
    app.use(kuvert(api, { onError: ({ error }) => heard.push(error) }));
    app.use(async (ctx, next) => (ctx.path === '/alive' ? (ctx.body = api.ok(1)) : next()));
    for (const each of middleware) app.use(each);
    server = await listen(app.callback());
  }

  it.each([null, undefined])('frames what takes the place of an outcome by itself: %s', async (nothing) => {
    await serve((ctx) => {
      ctx.body = api.ok('taken back');
      ctx.body = nothing;
    });
    const answer = await get('/');
    expect([answer.complete, answer.flaws]).toEqual([true, []]);
    expect(answer.headers.get('content-length') ?? [String(answer.body.length)]).toEqual([String(answer.body.length)]);
  });

  it('answers an outcome that is put into ctx.body, with the status of the outcome', async () => {
    await serve((ctx) => {
      ctx.status = 418;
      ctx.body = api.created({ slug: 'erle' }, { location: '/projects/erle' });
    });
    const answer = await get('/');
    expect([answer.status, answer.text]).toEqual([201, '{"code":0,"message":"OK","data":{"slug":"erle"}}']);
    expect(answer.headers.get('content-type')).toEqual(['application/json; charset=utf-8']);
  });

  it('answers a failure that is put into ctx.body', async () => {
    await serve((ctx) => {
      ctx.type = 'text/csv';
      ctx.body = api.error('FORBIDDEN');
    });
    const answer = await get('/');
    expect([answer.status, answer.text]).toEqual([403, '{"code":4,"message":"Forbidden"}']);
    expect(answer.headers.get('content-type')).toEqual(['application/json; charset=utf-8']);
  });

  it('answers 204 without a body for noContent in ctx.body', async () => {
    await serve((ctx) => {
      ctx.type = 'json';
      ctx.body = api.noContent();
    });
    expect(await get('/')).toMatchObject({ status: 204, text: '' });
  });

  it('leaves a raw body and its status alone', async () => {
    await serve((ctx) => {
      ctx.status = 404;
      ctx.body = { raw: true };
    });
    expect(await get('/')).toMatchObject({ status: 404, text: '{"raw":true}' });
  });

  it('shows the body that will be sent to middleware around handler()', async () => {
    await serve(
      async (ctx, next) => {
        await next();
        const body = Buffer.from(String(ctx.body)).toString('base64');
        ctx.set('Content-Encoding', 'base64');
        ctx.body = body;
      },
      handler(() => api.ok('alder')),
    );
    const answer = await get('/');
    expect(Buffer.from(answer.text, 'base64').toString()).toBe('{"code":0,"message":"OK","data":"alder"}');
    expect(answer.headers.get('content-type')).toEqual(['application/json; charset=utf-8']);
    expect(answer.headers.get('content-length')).toEqual([String(answer.body.length)]);
  });

  it.each<[string, (ctx: Context) => void]>([
    ['ctx.body', (ctx) => void (ctx.body = api.created(['erle'], { location: '/erle' }))],
    ['ctx.response.body', (ctx) => void (ctx.response.body = api.created(['erle'], { location: '/erle' }))],
  ])('takes an outcome in %s at once, so middleware around it finds what will be sent', async (_where, answer) => {
    await serve(async (ctx, next) => {
      await next();
      if (typeof ctx.body === 'object') ctx.body = JSON.stringify(ctx.body);
      ctx.set('X-Seen', String(ctx.status));
    }, answer);
    const { status, text, headers } = await get('/');
    expect([status, text]).toEqual([201, '{"code":0,"message":"OK","data":["erle"]}']);
    expect([headers.get('location'), headers.get('x-seen')]).toEqual([['/erle'], ['201']]);
  });

  it('tells of a failure in ctx.body once, with its cause', async () => {
    const failure = api.error('FORBIDDEN', { cause: new Error('inside') });
    await serve(
      async (ctx, next) => {
        await next();
        ctx.body = Buffer.from(String(ctx.body));
      },
      (ctx) => void (ctx.body = failure),
    );
    expect(await get('/')).toMatchObject({ status: 403, text: '{"code":4,"message":"Forbidden"}' });
    expect(heard).toEqual([failure]);
  });

  it('leaves the last word on the status to what is set after the body', async () => {
    await serve((ctx) => {
      ctx.body = api.ok(1);
      ctx.status = 202;
    });
    expect(await get('/')).toMatchObject({ status: 202, text: '{"code":0,"message":"OK","data":1}' });
  });

  it('lets middleware around handler() answer 304', async () => {
    await serve(
      async (ctx, next) => {
        await next();
        ctx.set('ETag', '"a"');
        if (ctx.fresh) ctx.status = 304;
      },
      handler(() => api.ok('alder')),
    );
    expect(await get('/', { 'if-none-match': '"a"' })).toMatchObject({ status: 304, text: '' });
  });

  it('says what to do when handler() has no Kuvert around it', async () => {
    const app = new Framework();
    let message = '';
    app.on('error', (error: Error) => (message = error.message));
    app.use(handler(() => api.ok(1)));
    server = await listen(app.callback());
    expect((await get('/')).status).toBe(500);
    expect(message).toContain('app.use(kuvert(api)) first');
  });

  it('answers ctx.throw and ctx.assert in the contract', async () => {
    await serve((ctx) => (ctx.path === '/' ? ctx.throw(403, 'inside') : ctx.assert(ctx.path === '/x', 401, 'inside')));
    expect((await get('/')).text).toBe('{"code":4,"message":"Forbidden"}');
    expect((await get('/y')).headers.get('www-authenticate')).toEqual(['Bearer realm="test"']);
  });

  it('answers 404 when middleware forgets its next()', async () => {
    await serve(() => undefined);
    expect((await get('/')).text).toBe('{"code":2,"message":"Route not found"}');
  });

  it.each<[string, (ctx: Context) => unknown]>([
    ['throws', (ctx) => ctx.res.write('first byte') && Promise.reject(new Error('inside'))],
    ['throws null', (ctx) => ctx.res.write('first byte') && Promise.reject(null)],
    ['bypasses Koa and throws', bypass],
    ['returns a failure', (ctx) => ctx.res.write('first byte') && api.error('FORBIDDEN')],
  ])('ends the connection when a handler %s after the head is out', async (_way, handle) => {
    await serve(handler(handle));
    expect(await isCut()).toBe(true);
    expect(heard).toHaveLength(1);
  });

  it('answers when a handler bypasses Koa and throws before the head is out', async () => {
    await serve((ctx) => {
      ctx.respond = false;
      throw new Error('inside');
    });
    expect(await get('/')).toMatchObject({ status: 500, text: internal });
  });

  it('ends the connection, and nothing else, when a response cannot be written', async () => {
    await serve((ctx) => {
      ctx.res.setHeader = () => {
        throw new Error('patched');
      };
      ctx.body = api.ok(1);
    });
    await expect(get('/')).rejects.toThrow('without an answer');
    expect((await get('/alive')).status).toBe(200);
  });

  it.each(['', 'GARBAGE\r\n\r\n'])('takes a client that is gone for no failure: %j', async (more) => {
    const left = new EventEmitter();
    const isOver = once(left, 'close');
    await serve(async (ctx) => {
      ctx.res.once('close', () => left.emit('close'));
      await isOver;
      ctx.body = api.ok(1);
    });
    const { hostname, port } = new URL(server?.url ?? '');
    const socket = connect(Number(port), hostname, () => {
      socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
      setTimeout(() => (more === '' ? socket.resetAndDestroy() : socket.write(more)), 20);
    });
    await isOver;
    expect((await get('/alive')).status).toBe(200);
    expect(heard).toEqual([]);
  });

  it('ends the connection when a stream fails after its first byte', async () => {
    await serve((ctx) => {
      ctx.body = Readable.from(failingAfter('first byte'));
    });
    expect(await isCut()).toBe(true);
    expect(heard).toHaveLength(1);
  });

  it('answers the envelope, or nothing, when a stream fails before its first byte', async () => {
    await serve((ctx) => {
      ctx.body = Readable.from(failingAfter());
    });
    const text = await get('/').then(
      (answer) => answer.text,
      (error: unknown) => (/silent/.test(String(error)) ? 'nothing' : internal),
    );
    expect(text).toBe(internal);
    expect((await get('/alive')).status).toBe(200);
    expect(heard).toHaveLength(1);
  });

  it('answers the envelope when raw data cannot be written as JSON', async () => {
    await serve((ctx) => {
      ctx.set('ETag', '"a"');
      ctx.body = { size: 1n };
    });
    const answer = await get('/');
    expect([answer.status, answer.text]).toEqual([500, internal]);
    expect(answer.headers.has('etag')).toBe(false);
    expect(answer.headers.has('x-request-id')).toBe(true);
    expect(heard).toHaveLength(1);
  });

  it('gives a request one id, though it comes through Kuvert twice', async () => {
    const ids: unknown[] = [];
    await serve(
      async (ctx, next) => {
        ids.push(ctx.requestId);
        await next();
      },
      kuvert(api, { onError: ({ requestId }) => ids.push(requestId) }),
      (ctx) => {
        ids.push(ctx.requestId);
        throw api.error('FORBIDDEN');
      },
    );
    const { headers } = await get('/');
    expect(new Set([...ids, headers.get('x-request-id')?.[0]]).size).toBe(1);
    expect(ids).toHaveLength(3);
  });

  it('gives the request id to handlers', async () => {
    await serve(handler((ctx) => api.ok(ctx.requestId)));
    expect((await get('/', { 'x-request-id': 'mine' })).text).toBe('{"code":0,"message":"OK","data":"mine"}');
  });
});

function bypass(ctx: Context): never {
  ctx.respond = false;
  ctx.res.write('first byte');
  return ctx.throw(400);
}

async function* failingAfter(...chunks: string[]): AsyncGenerator<string> {
  yield* chunks;
  await new Promise((resolve) => {
    setTimeout(resolve, 10);
  });
  throw new Error('inside');
}
