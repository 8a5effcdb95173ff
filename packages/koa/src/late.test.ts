import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { stream } from '@kuvert/core';
import { api, listen, talk as talkTo } from '@kuvert/testkit';
import type { Running } from '@kuvert/testkit';
import type { Context, Middleware } from 'koa';
import { afterEach, describe, expect, it } from 'vitest';
import { frameworks } from './frameworks.fixture.ts';
import { handler, kuvert } from './index.ts';

let server: Running | undefined;
let heard: unknown[] = [];
afterEach(async () => {
  heard = [];
  await server?.close();
});

const failure = api.error('FORBIDDEN');
const mistake = (what: string) => [expect.objectContaining({ message: expect.stringContaining(`returned ${what}`) })];

const talk = async () => {
  const { text, complete, ended } = await talkTo(server?.url ?? '', [{ begun: 1 }]);
  return { text, complete, isOpen: ended === 'open' };
};

type Make = (ctx: Context) => unknown;
const ways: readonly (readonly [string, (make: Make) => Middleware])[] = [
  ['returns', (make) => handler(make)],
  ['puts into ctx.body', (make) => async (ctx) => void (ctx.body = await make(ctx))],
];
const outcomes: readonly (readonly [string, () => unknown, unknown[]])[] = [
  ['a success', () => api.ok(1), mistake('a success')],
  ['a stream', () => stream(['a']), mistake('a stream')],
  ['a failure', () => failure, [failure]],
];

describe.each(frameworks)('%s', (_name, Framework) => {
  async function serve(middleware: Middleware): Promise<void> {
    const app = new Framework();
    app.use(kuvert(api, { onError: ({ error }) => heard.push(error) })).use(middleware);
    server = await listen(app.callback());
  }

  describe.each(ways)('a handler that %s', (_way, wrap) => {
    it.each(outcomes)('%s after the head is out is cut off, and told of once', async (_what, make, told) => {
      await serve(
        wrap(async (ctx) => {
          ctx.status = 200;
          ctx.res.write('half');
          await pause(20);
          return make();
        }),
      );
      expect(await talk()).toMatchObject({ complete: false, isOpen: false });
      expect(heard).toEqual(told);
    });

    it.each(outcomes)(
      '%s when it has answered by hand has that arrive, and is told of once',
      async (_w, make, told) => {
        await serve(
          wrap((ctx) => {
            ctx.respond = false;
            ctx.res.writeHead(200, { 'Content-Length': 5 }).end('whole');
            return make();
          }),
        );
        expect(await talk()).toEqual({ text: 'whole', complete: true, isOpen: true });
        expect(heard).toEqual(told);
      },
    );

    it('what is no outcome goes on as without Kuvert', async () => {
      await serve(
        wrap((ctx) => {
          ctx.respond = false;
          ctx.res.writeHead(200, { 'Content-Length': 5 }).end('whole');
          return 'text';
        }),
      );
      expect(await talk()).toEqual({ text: 'whole', complete: true, isOpen: true });
      expect(heard).toEqual([]);
    });

    it('a stream, and begins by hand while its first byte is awaited, is cut off and told of', async () => {
      const source = new Readable({ read: () => undefined });
      await serve(
        wrap((ctx) => {
          setTimeout(() => ctx.res.write('half'), 10);
          setTimeout(() => source.push('a'), 30);
          return stream(source);
        }),
      );
      expect((await talk()).complete).toBe(false);
      expect([heard, source.destroyed]).toEqual([mistake('a stream'), true]);
    });
  });

  it('what comes after its failure is out changes nothing, and is not told of', async () => {
    const error = new Error('timeout');
    await serve((ctx) => {
      setTimeout(() => (ctx.body = api.ok(1)), 20);
      throw error;
    });
    expect(await talk()).toMatchObject({ text: '{"code":1,"message":"Internal error"}', complete: true });
    await pause(30);
    expect(heard).toEqual([error]);
  });
});
