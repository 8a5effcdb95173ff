import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { bodyParser } from '@koa/bodyparser';
import { api, jsonHead, listen, POLLUTING, postJson, tellAll } from '@kuvert/testkit';
import type { Running, Step } from '@kuvert/testkit';
import type { Context, Middleware } from 'koa';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { frameworks } from './frameworks.fixture.ts';
import { handler, kuvert, readBody } from './index.ts';
import type { Handler } from './index.ts';

let server: Running | undefined;
let heard: unknown[] = [];
afterEach(async () => {
  heard = [];
  await server?.close();
});

const limit = 1_024;
const alive = 'GET /alive HTTP/1.1\r\nHost: x\r\n\r\n';
const tooLarge = [413, '{"code":1001,"message":"Invalid request body"}'];
const wrongType = [415, '{"code":1001,"message":"Invalid request body"}'];
const ok = (data: unknown) => [200, JSON.stringify({ code: 0, message: 'OK', data })];
const talk = async (steps: readonly Step[], methods?: readonly string[]) => tellAll(server?.url ?? '', steps, methods);
const post = async (body: string | Uint8Array<ArrayBuffer>, headers = {}) => postJson(server?.url ?? '', body, headers);

const late: Handler<Context> = async (ctx) => {
  await readBody(ctx, z.unknown(), { limit }).catch(() => undefined);
  await pause(2_200);
  return api.ok('late');
};

describe.each(frameworks)('%s', (_name, Framework) => {
  /** Serves what gives its body back, behind middleware. */
  async function serve(...middleware: Middleware[]): Promise<void> {
    const app = new Framework();
    app.use(kuvert(api, { onError: ({ error }) => heard.push(error) }));
    for (const each of middleware) app.use(each);
    const read = handler(async (ctx) => api.ok(await readBody(ctx, z.unknown(), { limit })));
    app.use(async (ctx, next) => (ctx.path === '/alive' ? (ctx.body = api.ok(1)) : read(ctx, next)));
    server = await listen(app.callback());
  }

  it('reads a body that no parser has read, and reads it again', async () => {
    const schema = z.object({ n: z.number() });
    const app = new Framework().use(kuvert(api));
    app.use(handler(async (ctx) => api.ok([await readBody(ctx, schema), await readBody(ctx, schema)])));
    server = await listen(app.callback());
    expect(await post('{"n":1}')).toEqual(ok([{ n: 1 }, { n: 1 }]));
  });

  it('reads what a parser has passed over', async () => {
    await serve(bodyParser({ enableTypes: ['form'] }));
    expect(await post('{"n":1}', { 'content-type': 'application/merge-patch+json' })).toEqual(ok({ n: 1 }));
  });

  it.each([false, true])('takes what a parser has made of a body, unpacked: parser %s', async (parses) => {
    await serve(...(parses ? [bodyParser()] : []));
    expect(await post(gzipSync('{"n":1}'), { 'content-encoding': 'gzip' })).toEqual(parses ? ok({ n: 1 }) : wrongType);
    expect(await post('{"n":2}', { 'content-encoding': 'identity' })).toEqual(ok({ n: 2 }));
  });

  it.each([false, true])('takes a byte order mark for none, and __proto__ for a name: parser %s', async (parses) => {
    await serve(...(parses ? [bodyParser()] : []));
    expect(await post('\ufeff{"n":1}')).toEqual(ok({ n: 1 }));
    // @koa/bodyparser refuses such names itself.
    const malformed = [400, '{"code":1001,"message":"Invalid request body"}'];
    expect(await post(POLLUTING)).toEqual(parses ? malformed : [200, `{"code":0,"message":"OK","data":${POLLUTING}}`]);
    expect(({} as { admin?: unknown }).admin).toBe(undefined);
  });

  it('answers a body that is too large at once, and goes on with the connection', async () => {
    await serve();
    const body = 'x'.repeat(limit + 1);
    const chunk = `401\r\n${body}\r\n`;
    const said = [jsonHead({ 'Content-Length': String(body.length) }), { answers: 1 }, body, alive];
    const found = [jsonHead({ 'Transfer-Encoding': 'chunked' }), chunk, { answers: 1 }, chunk, '0\r\n\r\n', alive];
    for (const steps of [said, found])
      expect(await talk(steps, ['POST', 'GET'])).toEqual({ answers: [tooLarge, ok(1)], ended: 'open' });
  });

  it('lets a client that closes afterwards send its body and read the answer', async () => {
    await serve();
    const body = 'x'.repeat(4_000_000);
    const steps = [jsonHead({ 'Content-Length': String(body.length), Connection: 'close' }), body];
    for (let run = 0; run < 10; run += 1) expect(await talk(steps)).toEqual({ answers: [tooLarge], ended: 'closed' });
  });

  it('waits for the answer of a handler that catches a refusal, however late', async () => {
    const app = new Framework().use(kuvert(api, { onError: ({ error }) => heard.push(error) }));
    server = await listen(app.use(handler(late)).callback());
    // More than is read of a refused body.
    const body = 'x'.repeat(9_000_000);
    const { answers } = await talk([jsonHead({ 'Content-Length': String(body.length + 1) }), body]);
    expect([answers, heard]).toEqual([[ok('late')], []]);
  });

  it('tells of a client that breaks off, and lives on', async () => {
    await serve();
    await talk([jsonHead({ 'Content-Length': '9' }), '{"n":', { pause: 20 }, { close: 'reset' }]).catch(
      () => undefined,
    );
    expect((await fetch(`${server?.url}/alive`)).status).toBe(200);
    expect(heard).toMatchObject([{ fault: 'badRequest', cause: { code: 'ECONNRESET' } }]);
  });
});
