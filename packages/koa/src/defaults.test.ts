import { setTimeout as pause } from 'node:timers/promises';
import { api, converse, listen } from '@kuvert/testkit';
import type { Running } from '@kuvert/testkit';
import type Koa from 'koa';
import type { Context, Middleware } from 'koa';
import { afterEach, describe, expect, it } from 'vitest';
import { frameworks } from './frameworks.fixture.ts';
import { kuvert } from './index.ts';

// What a bare Koa does with each of these is in the names: it must not be seen any more.

let server: Running | undefined;
let heard: unknown[] = [];
afterEach(async () => {
  heard = [];
  await server?.close();
});

const get = async (path = '/') => {
  const head = `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
  const { answers, ended } = await converse(server?.url ?? '', [head], ['GET']);
  const [answer] = answers;
  return { status: answer?.status, text: answer?.text, complete: answer?.complete ?? false, ended, answer };
};
const internal = { status: 500, text: '{"code":1,"message":"Internal error"}', complete: true };
const fails = (): never => {
  throw new Error('hunter2');
};
const error = (more: object): Error => Object.assign(new Error('hunter2'), more);

describe.each(frameworks)('%s', (_name, Framework) => {
  async function serve(middleware: Middleware, prepare: (app: Koa) => unknown = () => undefined): Promise<void> {
    const app = new Framework();
    prepare(app);
    app.use(kuvert(api, { onError: (event) => heard.push(event.error) }));
    app.use(async (ctx, next) => (ctx.path === '/alive' ? (ctx.body = api.ok(1)) : next()));
    app.use(middleware);
    server = await listen(app.callback());
  }

  it.each<[string, unknown]>([
    ['null, over which Koa hangs', null],
    ['nothing, over which Koa hangs', undefined],
    ['a text', 'text'],
    ['a frozen error, over which the process ends', Object.freeze(new Error('hunter2'))],
    ['a sealed error', Object.seal(new Error('hunter2'))],
    ['a BigInt', 1n],
    ['an object with a failing toJSON', { toJSON: fails }],
    ['an error whose stack is none', error({ stack: 5 })],
    ['an error whose name is none', error({ name: null })],
    ['an error whose status cannot be read', Object.defineProperty(new Error('hunter2'), 'status', { get: fails })],
    ['an error whose headers cannot be sent', error({ headers: { 'bad name': 'a\nb' } })],
    ['an error whose message is none, to be exposed', error({ expose: true, message: 5, status: 500 })],
    ['an error to be exposed', error({ expose: true, status: 500, statusCode: 500 })],
    ['a status of success', error({ status: 200 })],
    ['a status without a body', error({ status: 204, statusCode: 204, expose: true })],
    ['a status that is not modified', error({ status: 304 })],
    ['an interim status', error({ status: 100 })],
  ])('answers when what is thrown is %s', async (_what, thrown) => {
    await serve(async () => Promise.reject(thrown));
    expect(await get()).toMatchObject(internal);
    expect(heard).toEqual([thrown]);
    expect((await get('/alive')).status).toBe(200);
  });

  it('answers when ctx.throw is given a status of success', async () => {
    await serve((ctx) => ctx.throw(200, 'hunter2'));
    expect(await get()).toMatchObject(internal);
  });

  it('does not ask listeners of the app, which may throw', async () => {
    let asked = 0;
    await serve(fails, (app) =>
      app.on('error', () => {
        asked += 1;
        throw new Error('listener');
      }),
    );
    expect(await get()).toMatchObject(internal);
    expect([asked, heard.length]).toEqual([0, 1]);
  });

  it.each<[string, (ctx: Context) => unknown, number]>([
    ['no body, which is 204', (ctx) => (ctx.body = null), 204],
    ['a body of nothing, which is 204', (ctx) => (ctx.body = undefined), 204],
    ['a text', (ctx) => (ctx.body = '<p>raw'), 200],
    ['a status and no body', (ctx) => (ctx.status = 202), 202],
  ])('leaves a raw answer alone: %s', async (_what, answer, status) => {
    await serve((ctx) => void answer(ctx));
    const got = await get();
    expect([got.status, got.answer?.headers.has('x-request-id'), heard]).toEqual([status, true, []]);
  });

  it('leaves an answer alone that bypasses Koa, also one that comes later', async () => {
    await serve(async (ctx) => {
      ctx.respond = false;
      ctx.res.statusCode = 200;
      setTimeout(() => ctx.res.end('later'), 20);
    });
    const { status, text, answer } = await get();
    expect([status, text, answer?.headers.has('x-request-id')]).toEqual([200, 'later', true]);
  });

  it('answers 404 when a promise is not awaited, and survives what comes of it', async () => {
    await serve((ctx) => {
      void pause(20).then(() => (ctx.body = api.ok(1)));
    });
    expect(await get()).toMatchObject({ status: 404, text: '{"code":2,"message":"Route not found"}', complete: true });
    await pause(50);
    expect((await get('/alive')).status).toBe(200);
  });

  it('tells once of a failure that cannot be written, and ends the connection', async () => {
    const failure = api.error('FORBIDDEN');
    for (const how of ['put', 'thrown']) {
      await serve((ctx) => {
        ctx.res.setHeader = fails;
        if (how === 'thrown') throw failure;
        ctx.body = failure;
      });
      await expect(get().then(({ answer }) => answer)).resolves.toBe(undefined);
      await server?.close();
    }
    expect(heard).toEqual([failure, failure]);
  });

  it('joins Vary without repeating a name', async () => {
    await serve((ctx) => {
      ctx.vary('Origin');
      ctx.body = api.ok(1, { headers: { Vary: 'Accept, origin' } });
    });
    expect((await get()).answer?.headers.get('vary')).toEqual(['origin, Accept']);
  });
});
