import { once } from 'node:events';
import { constants } from 'node:http2';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { stream } from '@kuvert/core';
import { api, crm } from '@kuvert/testkit';
import type { Context } from 'koa';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { frameworks } from './frameworks.fixture.ts';
import { cameOf, serveOverHttp2 } from './http2.fixture.ts';
import type { Served } from './http2.fixture.ts';
import { handler, kuvert, readBody } from './index.ts';

let served: Served | undefined;
let heard: { readonly error: unknown; readonly status: number }[] = [];
afterEach(async () => {
  heard = [];
  await served?.close();
});

const statuses = () => heard.map(({ status }) => status);
const isAlive = async () => (await served?.ask(path('/alive')))?.text.includes('alive');
const internal = '{"code":1,"message":"Internal error"}';
const path = (to: string) => ({ ':path': to });
const post = (type = 'application/json') => ({ ':method': 'POST', ':path': '/', 'content-type': type });
const { NGHTTP2_INTERNAL_ERROR: CUT, NGHTTP2_NO_ERROR: WELL } = constants;

async function* giving(...chunks: unknown[]): AsyncGenerator<string> {
  for (const chunk of chunks) {
    await pause(5);
    if (chunk instanceof Error) throw chunk;
    yield chunk as string;
  }
}
const circular: Record<string, unknown> = {};
circular['self'] = circular;

describe.each(frameworks)('%s over HTTP/2', (_name, Framework) => {
  /** Serves a handler at every path but `/alive`. */
  async function serve(handle: (ctx: Context) => unknown): Promise<Served> {
    const app = new Framework();
    const observe = { onError: ({ error, status }: (typeof heard)[number]) => heard.push({ error, status }) };
    app.use(kuvert(api, { ...observe, baseUrl: ['http://one.test', 'http://two.test'] }));
    app.use(async (ctx, next) => (ctx.path === '/alive' ? (ctx.body = api.ok('alive')) : next()));
    app.use(handler(handle));
    served = await serveOverHttp2(app);
    return served;
  }

  it.each<[string, (ctx: Context) => unknown, number, string]>([
    ['a success', () => api.created({ name: 'Ahorn' }), 201, '{"code":0,"message":"OK","data":{"name":"Ahorn"}}'],
    ['a failure', () => api.error('FORBIDDEN'), 403, '{"code":4,"message":"Forbidden"}'],
    [
      'a failure in ctx.body',
      (ctx) => void (ctx.body = api.error('FORBIDDEN')),
      403,
      '{"code":4,"message":"Forbidden"}',
    ],
    ['nothing', () => undefined, 404, '{"code":2,"message":"Route not found"}'],
    ['the status 501 alone', (ctx) => void (ctx.status = 501), 501, internal],
    ['data that is no JSON', () => api.ok(circular), 500, internal],
    ['a stream', () => stream(giving('a', 'ä')), 200, 'aä'],
    ['a stream that fails before its first byte', () => stream(giving(new Error('inside'))), 500, internal],
  ])('answers %s, whole', async (_what, handle, status, text) => {
    const { headers, ...came } = await (await serve(handle)).ask({ ...path('/'), 'x-request-id': 'mine' });
    expect([headers[':status'], came]).toEqual([status, { text, code: WELL }]);
    expect(headers).toMatchObject({ 'x-request-id': 'mine', 'x-content-type-options': 'nosniff' });
    if (!text.startsWith('a')) expect(headers['content-length']).toBe(String(Buffer.byteLength(text)));
    expect([headers['connection'], headers['transfer-encoding']]).toEqual([undefined, undefined]);
    expect(statuses()).toEqual(status < 300 ? [] : [status]);
  });

  it.each([null, undefined, '', 'text', 0, Object.freeze(new Error('inside')), { status: 200 }, Object.create(null)])(
    'answers an internal error where %s is thrown, and tells of it once',
    async (thrown: unknown) => {
      const { ask } = await serve(() => {
        throw thrown;
      });
      expect(await ask(path('/'))).toMatchObject({ text: internal, code: WELL, headers: { ':status': 500 } });
      expect(heard).toEqual([{ error: thrown, status: 500 }]);
    },
  );

  it('answers a path that does not decode', async () => {
    const { ask } = await serve(() => api.ok(1));
    expect((await ask(path('/%zz'))).headers[':status']).toBe(400);
  });

  it.each<[string, (ctx: Context) => unknown, number]>([
    ['HEAD of a success', () => api.ok(1), 200],
    ['HEAD of a failure', () => api.error('FORBIDDEN'), 403],
    ['HEAD of a stream', () => stream(giving('a')), 200],
  ])('gives %s its head and nothing else', async (_what, handle, status) => {
    const { ask } = await serve(handle);
    const { headers, ...came } = await ask({ ...path('/'), ':method': 'HEAD' });
    expect([headers[':status'], came]).toEqual([status, { text: '', code: WELL }]);
  });

  it('gives 204 no body, nor what would describe one', async () => {
    const { headers, ...came } = await (await serve(() => api.noContent())).ask(path('/'));
    expect([headers[':status'], came]).toEqual([204, { text: '', code: WELL }]);
    expect([headers['content-type'], headers['content-length']]).toEqual([undefined, undefined]);
  });

  it('keeps large headers and cookies on a failure, and drops what HTTP/2 has no place for', async () => {
    const { ask } = await serve((ctx) => {
      ctx.set({ 'X-Large': 'x'.repeat(40_000), Connection: 'close', ETag: '"a"' });
      ctx.cookies.set('a', '1');
      throw api.error('FORBIDDEN');
    });
    const { headers, text } = await ask(path('/'));
    expect([headers['x-large']?.length, headers['set-cookie']?.length, headers['connection']]).toEqual([
      40_000,
      1,
      undefined,
    ]);
    expect([headers['etag'], text]).toEqual([undefined, '{"code":4,"message":"Forbidden"}']);
  });

  it('builds links on the base URL that the authority names', async () => {
    const { ask } = await serve(() => crm.page([1], { page: 1, pageSize: 1, total: 2 }));
    expect((await ask({ ...path('/'), ':authority': 'two.test' })).text).toContain('http://two.test/');
    expect((await ask({ ...path('/'), host: 'two.test' })).text).toContain('http://two.test/');
  });

  it.each<[string, (ctx: Context) => unknown]>([
    ['its stream fails', () => stream(giving('a', new Error('inside')))],
    ['its stream gives too little', () => stream(giving('a'), { headers: { 'Content-Length': 2 } })],
    ['its raw stream fails', (ctx) => void (ctx.body = Readable.from(giving('a', new Error('inside'))))],
    ['its handler throws', async (ctx) => begin(ctx).then(() => Promise.reject(new Error('inside')))],
    ['its handler returns an outcome', async (ctx) => begin(ctx).then(() => api.ok(1))],
    ['its handler returns a failure', async (ctx) => begin(ctx).then(() => api.error('FORBIDDEN'))],
  ])('cuts off its stream and no other when %s once the head is out, and tells of it once', async (_what, handle) => {
    const { ask } = await serve(handle);
    const [cut, others] = await Promise.all([ask(path('/')), Promise.all([isAlive(), isAlive()])]);
    expect([cut.code, others, await isAlive()]).toEqual([CUT, [true, true], true]);
    await pause(20);
    expect(heard).toHaveLength(1);
  });

  const codes = [
    'NO_ERROR',
    'PROTOCOL_ERROR',
    'INTERNAL_ERROR',
    'REFUSED_STREAM',
    'CANCEL',
    'ENHANCE_YOUR_CALM',
  ] as const;
  describe.each(codes)('a client that breaks off with %s', (name) => {
    const code = constants[`NGHTTP2_${name}`];

    it.each<[string, () => unknown]>([
      ['a stream', () => stream(source())],
      ['a raw stream', () => source()],
    ])('while %s comes lets go of its source, and nobody is told', async (what, make) => {
      const { session } = await serve((ctx) => (what === 'a stream' ? make() : void (ctx.body = make())));
      const asked = session.request(path('/'));
      await once(asked, 'data');
      asked.close(code);
      await cameOf(asked);
      await until(() => opened?.destroyed === true);
      expect([await isAlive(), heard]).toEqual([true, []]);
    });

    it.each<[string, (ctx: Context) => unknown, number[]]>([
      ['succeeds', () => api.ok(1), []],
      ['fails', () => api.error('FORBIDDEN'), [403]],
      ['gives a stream', () => stream(source()), []],
      ['gives a raw text', (ctx) => void (ctx.body = 'text'), []],
    ])('before its handler %s has that told, and no more', async (_what, make, told) => {
      let isOver = false;
      const { session } = await serve(async (ctx) => {
        await pause(30);
        isOver = true;
        return make(ctx);
      });
      const asked = session.request(path('/'));
      setTimeout(() => asked.close(code), 10);
      await cameOf(asked);
      await until(() => isOver);
      await pause(10);
      expect([await isAlive(), statuses()]).toEqual([true, told]);
    });

    it('in the middle of its body has made a bad request', async () => {
      const { session } = await serve(async (ctx) => api.ok(await readBody(ctx, z.unknown())));
      const asked = session.request(post());
      asked.write('{"half":');
      setTimeout(() => asked.close(code), 10);
      await cameOf(asked);
      await until(() => heard.length > 0);
      await pause(10);
      expect([await isAlive(), statuses()]).toEqual([true, [400]]);
    });
  });

  it('is told of nothing when a client destroys its session, and serves the next', async () => {
    const { session } = await serve(() => stream(source()));
    const asked = session.request(path('/'));
    await once(asked, 'data');
    asked.on('error', () => undefined);
    session.destroy(new Error('gone'), constants.NGHTTP2_INTERNAL_ERROR);
    await until(() => opened?.destroyed === true);
    expect(heard).toEqual([]);
  });

  it('answers a raw stream that fails at once in the envelope, or cuts it off, and tells of it once', async () => {
    const { ask } = await serve((ctx) => void (ctx.body = failing()));
    const { text, code } = await ask(path('/'));
    // Koa 3.3 ends the response together with the stream.
    expect([`${internal}${WELL}`, `${CUT}`]).toContain(`${text}${code}`);
    await pause(20);
    expect([await isAlive(), statuses()]).toEqual([true, [500]]);
  });

  it('reads a body, refuses what is too large, malformed or of another type, and serves on', async () => {
    const { ask } = await serve(async (ctx) => api.ok(await readBody(ctx, z.unknown(), { limit: 100_000 })));
    expect((await ask(post(), '{"a":1}')).text).toBe('{"code":0,"message":"OK","data":{"a":1}}');
    expect(await ask(post(), 'x'.repeat(1_000_000))).toMatchObject({ headers: { ':status': 413 }, code: WELL });
    expect(await ask(post(), '{')).toMatchObject({ headers: { ':status': 400 }, code: WELL });
    expect(await ask(post('text/plain'), 'a')).toMatchObject({ headers: { ':status': 415 }, code: WELL });
    expect([await isAlive(), statuses()]).toEqual([true, [413, 400, 415]]);
  });

  it('keeps many requests of one session apart', async () => {
    const { ask } = await serve(async ({ query }) => {
      const at = Number(query['at']);
      await pause(at % 7);
      if (at % 2 === 1) throw api.error('FORBIDDEN');
      return api.ok(at);
    });
    const all = await Promise.all(
      Array.from({ length: 50 }, async (_, at) => ask({ ...path(`/?at=${at}`), 'x-request-id': `id-${at}` })),
    );
    expect(all.map(({ headers }) => headers['x-request-id'])).toEqual(all.map((_, at) => `id-${at}`));
    expect(all.map(({ text }) => text)).toEqual(
      all.map((_, at) =>
        at % 2 === 1 ? '{"code":4,"message":"Forbidden"}' : `{"code":0,"message":"OK","data":${at}}`,
      ),
    );
    expect(heard).toHaveLength(25);
  });
});

/** The source a handler gave last. */
let opened: Readable | undefined;

/** A source that gives a byte and then nothing. */
function source(): Readable {
  opened = new Readable({ read: () => undefined });
  opened.push('a');
  return opened;
}

function failing(): Readable {
  return new Readable({
    read() {
      this.destroy(new Error('inside'));
    },
  });
}

async function begin({ res }: Context): Promise<void> {
  res.write('half');
  await pause(20);
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 400) throw new Error('it did not come to that within two seconds');
    await pause(5);
  }
}
