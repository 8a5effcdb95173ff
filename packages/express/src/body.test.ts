import { gzipSync } from 'node:zlib';
import { api, jsonHead, listen, POLLUTING, postJson, tellAll } from '@kuvert/testkit';
import type { Running, Step } from '@kuvert/testkit';
import type { Express, RequestHandler } from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { flood } from './flood.fixture.ts';
import { frameworks } from './frameworks.fixture.ts';
import { kuvert, readBody } from './index.ts';

let server: Running | undefined;
let heard: unknown[] = [];
afterEach(async () => {
  heard = [];
  await server?.close();
});

const limit = 1_024;
const alive = 'GET /alive HTTP/1.1\r\nHost: x\r\n\r\n';
const tooLarge = [413, '{"code":1001,"message":"Invalid request body"}'];
const ok = (data: unknown) => [200, JSON.stringify({ code: 0, message: 'OK', data })];
const talk = async (steps: readonly Step[], methods?: readonly string[]) => tellAll(server?.url ?? '', steps, methods);
const post = async (body: string | Uint8Array<ArrayBuffer>, headers = {}) => postJson(server?.url ?? '', body, headers);

describe.each(frameworks)('%s', (_name, framework) => {
  /** Serves one route that gives its body back, behind middleware. */
  async function serve(...middleware: RequestHandler[]): Promise<void> {
    const http = kuvert(api, { onError: ({ error }) => heard.push(error) });
    const app: Express = framework();
    app.use(http.middleware);
    app.get(
      '/alive',
      http.handler(() => api.ok(1)),
    );
    for (const each of middleware) app.use(each);
    app.post(
      '/',
      http.handler(async (request) => api.ok(await readBody(request, z.unknown(), { limit }))),
    );
    app.use(http.notFound, http.errorHandler);
    server = await listen(app);
  }

  it('reads a body that no parser has read, and reads it again', async () => {
    const http = kuvert(api);
    const schema = z.object({ n: z.number() });
    const app: Express = framework();
    app.post(
      '/',
      http.handler(async (request) => api.ok([await readBody(request, schema), await readBody(request, schema)])),
    );
    server = await listen(app);
    expect(await post('{"n":1}')).toEqual(ok([{ n: 1 }, { n: 1 }]));
  });

  it('reads what a parser has passed over', async () => {
    await serve(framework.json(), framework.urlencoded({ extended: false }));
    expect(await post('{"n":1}', { 'content-type': 'application/merge-patch+json' })).toEqual(ok({ n: 1 }));
  });

  it.each([false, true])('takes what a parser has made of a body, unpacked: parser %s', async (parses) => {
    await serve(...(parses ? [framework.json()] : []));
    const answer = await post(gzipSync('{"n":1}'), { 'content-encoding': 'gzip' });
    expect(answer).toEqual(parses ? ok({ n: 1 }) : [415, '{"code":1001,"message":"Invalid request body"}']);
    expect(await post('{"n":2}', { 'content-encoding': 'identity' })).toEqual(ok({ n: 2 }));
  });

  it.each([false, true])('takes a byte order mark for none, and __proto__ for a name: parser %s', async (parses) => {
    await serve(...(parses ? [framework.json()] : []));
    expect(await post('\ufeff{"n":1}')).toEqual(ok({ n: 1 }));
    expect(await post(POLLUTING)).toEqual([200, `{"code":0,"message":"OK","data":${POLLUTING}}`]);
    expect(({} as { admin?: unknown }).admin).toBe(undefined);
  });

  it('answers a body that says it is too large without waiting for it, and goes on with the connection', async () => {
    await serve();
    const body = 'x'.repeat(limit + 1);
    const steps = [jsonHead({ 'Content-Length': String(body.length) }), { answers: 1 }, body, alive];
    expect(await talk(steps, ['POST', 'GET'])).toEqual({ answers: [tooLarge, ok(1)], ended: 'open' });
  });

  it('answers a body that turns out too large at once, and goes on with the connection', async () => {
    await serve();
    const chunk = `400\r\n${'x'.repeat(0x400)}\r\n`;
    const steps = [
      jsonHead({ 'Transfer-Encoding': 'chunked' }),
      chunk,
      chunk,
      { answers: 1 },
      chunk,
      '0\r\n\r\n',
      alive,
    ];
    expect(await talk(steps, ['POST', 'GET'])).toEqual({ answers: [tooLarge, ok(1)], ended: 'open' });
  });

  it('answers a body of another type at once, and goes on with the connection', async () => {
    await serve();
    const steps = [
      jsonHead({ 'Content-Type': 'text/csv', 'Content-Length': '9' }),
      { answers: 1 },
      'x'.repeat(9),
      alive,
    ];
    const wrongType = [415, '{"code":1001,"message":"Invalid request body"}'];
    expect(await talk(steps, ['POST', 'GET'])).toEqual({ answers: [wrongType, ok(1)], ended: 'open' });
  });

  it('lets a client that closes afterwards send its body and read the answer', async () => {
    await serve();
    const body = 'x'.repeat(4_000_000);
    const steps = [jsonHead({ 'Content-Length': String(body.length), Connection: 'close' }), body];
    for (let run = 0; run < 10; run += 1) expect(await talk(steps)).toEqual({ answers: [tooLarge], ended: 'closed' });
  });

  it.each(['keep-alive', 'close'])('does not read a body for ever: %s', async (connection) => {
    await serve();
    const { sent, text } = await flood(
      server?.url ?? '',
      jsonHead({ 'Content-Length': '1000000000', Connection: connection }),
    );
    expect(text).toContain('413 Payload Too Large');
    expect(sent).toBeLessThan(64_000_000);
    expect((await fetch(`${server?.url}/alive`)).status).toBe(200);
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
