import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { connect, createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { createGzip, gunzipSync } from 'node:zlib';
import { stream } from '@kuvert/core';
import type { StreamInit } from '@kuvert/core';
import { api, brokenStreams, departures, giving, listen, talk as talkTo, talkOn } from '@kuvert/testkit';
import type { Running, Step } from '@kuvert/testkit';
import type { Middleware } from 'koa';
import { afterEach, describe, expect, it } from 'vitest';
import { frameworks } from './frameworks.fixture.ts';
import { handler, kuvert } from './index.ts';

let server: Running | undefined;
let heard: unknown[] = [];
/** What the server takes for a mistake of its client's. */
let blamed: unknown[] = [];
afterEach(async () => {
  heard = [];
  blamed = [];
  await server?.close();
});

const talk = async (...rest: [steps?: readonly Step[], method?: string]) => talkTo(server?.url ?? '', ...rest);
const internal = { status: 500, text: '{"code":1,"message":"Internal error"}', complete: true, ended: 'open' };

const giver = (chunks: unknown[], init?: StreamInit): Middleware => handler(() => stream(giving(...chunks), init));

/** As compression packages do it: what is in the body is piped into what takes its place. */
const compress: Middleware = async (ctx, next) => {
  await next();
  if (!(ctx.body instanceof Readable)) return;
  ctx.set('Content-Encoding', 'gzip');
  ctx.remove('Content-Length');
  ctx.body = ctx.body.pipe(createGzip());
};

describe.each(frameworks)('%s', (_name, Framework) => {
  async function serve(...middleware: Middleware[]): Promise<void> {
    const app = new Framework();
    app.use(kuvert(api, { onError: ({ error }) => heard.push(error) }));
    app.use(async (ctx, next) => (ctx.path === '/alive' ? (ctx.body = api.ok(1)) : next()));
    for (const each of middleware) app.use(each);
    server = await listen(app.callback(), (listening) => listening.on('clientError', (error) => blamed.push(error)));
  }

  it.each<[string, (init: StreamInit) => Middleware]>([
    ['returned', (init) => handler(() => stream(createReadStream(new URL(import.meta.url)), init))],
    [
      'put into ctx.body',
      (init) => (ctx) => void (ctx.body = stream(createReadStream(new URL(import.meta.url)), init)),
    ],
  ])('sends a stream that is %s, with its status and headers', async (_way, make) => {
    await serve(make({ status: 203, headers: { 'Content-Type': 'text/plain', Vary: 'Accept' } }));
    const { answer, ...rest } = await talk();
    expect(rest).toMatchObject({ status: 203, complete: true, ended: 'open' });
    expect(rest.text).toContain('sends a stream that is');
    expect(answer?.headers.get('content-type')).toEqual(['text/plain']);
    expect(answer?.headers.get('x-content-type-options')).toEqual(['nosniff']);
    expect(await talk([], 'HEAD')).toMatchObject({ status: 203, text: '', ended: 'open' });
  });

  it('answers one that fails before its first byte in the envelope, without what described it', async () => {
    await serve(
      handler(() =>
        stream(createReadStream('/nowhere/hunter2'), { headers: { 'Content-Type': 'text/csv', ETag: '"a"' } }),
      ),
    );
    const { answer, ...rest } = await talk();
    expect(rest).toEqual(internal);
    expect(answer?.headers.get('content-type')).toEqual(['application/json; charset=utf-8']);
    expect(answer?.headers.has('etag')).toBe(false);
    expect(heard).toMatchObject([{ code: 'ENOENT' }]);
  });

  it.each(brokenStreams)('cuts off what later %s, and tells of it once', async (_what, make) => {
    await serve(handler(make));
    const { complete, ended } = await talk();
    expect([complete, ended === 'open', heard.length, blamed]).toEqual([false, false, 1, []]);
    expect((await fetch(`${server?.url}/alive`)).status).toBe(200);
  });

  it('answers nothing with nothing', async () => {
    await serve(giver([]));
    expect(await talk()).toMatchObject({ status: 200, text: '', complete: true, ended: 'open' });
  });

  it.each(departures)('lets go of a source whose client leaves %s, and tells nobody', async (when, steps) => {
    const source = new Readable({ read: () => undefined });
    if (when.startsWith('after')) source.push('a');
    await serve(handler(() => stream(source)));
    const closed = once(source, 'close');
    await talk(steps).catch(() => undefined);
    await closed;
    expect([source.destroyed, heard]).toEqual([true, []]);
    expect((await fetch(`${server?.url}/alive`)).status).toBe(200);
  });

  it('lets go of a stream that something else takes the place of', async () => {
    const sources: Readable[] = [];
    const silent = () => stream(sources[sources.push(new Readable({ read: () => undefined })) - 1] ?? []);
    await serve((ctx) => {
      ctx.body = silent();
      ctx.body = silent();
      ctx.body = api.ok(1);
    });
    expect(await talk()).toMatchObject({ status: 200, text: '{"code":0,"message":"OK","data":1}' });
    await serve((ctx) => {
      ctx.body = silent();
      throw api.error('FORBIDDEN');
    });
    expect(await talk()).toMatchObject({ status: 403, text: '{"code":4,"message":"Forbidden"}' });
    expect(sources.map(({ destroyed }) => destroyed)).toEqual([true, true, true]);
    expect(heard).toHaveLength(1);
  });

  it('goes through compression further out', async () => {
    await serve(compress, giver(['a', 'b'], { headers: { 'Content-Length': 2 } }));
    const { answer } = await talk();
    expect([answer?.headers.get('content-encoding'), gunzipSync(answer?.body ?? '').toString()]).toEqual([
      ['gzip'],
      'ab',
    ]);
  });

  it('answers the envelope through compression, or cuts it off', async () => {
    await serve(compress, giver([new Error('inside')]));
    const { answer, ...rest } = await talk();
    expect([rest, answer?.headers.has('content-encoding')]).toEqual([internal, false]);
    await server?.close();
    await serve(compress, giver(['a'.repeat(100_000), new Error('inside')]));
    expect((await talk()).complete).toBe(false);
    expect(heard).toEqual([new Error('inside'), new Error('inside')]);
    expect((await fetch(`${server?.url}/alive`)).status).toBe(200);
  });

  it('lets go of its source when a client leaves a compressed stream', async () => {
    const source = new Readable({ read: () => undefined });
    source.push('a'.repeat(100_000));
    await serve(
      compress,
      handler(() => stream(source)),
    );
    const closed = once(source, 'close');
    await talk([{ pause: 50 }, { close: 'reset' }]).catch(() => undefined);
    await closed;
    expect(heard).toEqual([]);
  });

  it('cuts off the stream of HTTP/2 and nothing else', async () => {
    const app = new Framework().use(kuvert(api, { onError: ({ error }) => heard.push(error) }));
    app.use((ctx) => void (ctx.body = ctx.path === '/' ? stream(giving('a', new Error('inside'))) : api.ok(1)));
    const secure = createServer(app.callback()).listen(0, '127.0.0.1');
    await once(secure, 'listening');
    const client = connect(`http://127.0.0.1:${(secure.address() as AddressInfo).port}`);
    const cutOff = client.request({ ':path': '/' });
    cutOff.on('error', () => undefined).resume();
    await new Promise((resolve) => void cutOff.once('close', resolve));
    const whole = client.request({ ':path': '/whole' }).resume();
    await once(whole, 'close');
    expect([cutOff.rstCode, whole.rstCode, heard]).toEqual([2, 0, [new Error('inside')]]);
    client.close();
    secure.close();
  });

  it('leaves no listener behind on a connection', async () => {
    const warnings: unknown[] = [];
    const warn = (warning: unknown) => warnings.push(warning);
    process.on('warning', warn);
    await serve(giver(['a']));
    const { answers } = await talkOn(server?.url ?? '', 50);
    await pause(0);
    process.off('warning', warn);
    expect([answers.length, answers.at(-1)?.text, warnings]).toEqual([50, 'a', []]);
  });
});
