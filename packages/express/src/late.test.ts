import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { stream } from '@kuvert/core';
import { api, listen, talk as talkTo } from '@kuvert/testkit';
import type { Running } from '@kuvert/testkit';
import type { Request, Response } from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { hearing } from './ask.fixture.ts';
import { frameworks } from './frameworks.fixture.ts';

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

describe.each(frameworks)('%s: a handler that has begun an answer by hand', (_name, framework) => {
  async function serve(handle: (request: Request, response: Response, next: () => void) => unknown): Promise<void> {
    const http = hearing(heard);
    const app = http.install(framework());
    app.get('/', http.handler(handle));
    server = await listen(app);
  }

  it.each<[string, () => unknown, unknown[]]>([
    ['a success', () => api.ok(1), mistake('a success')],
    ['a stream', () => stream(['a']), mistake('a stream')],
    ['a failure', () => failure, [failure]],
  ])('and returns %s is cut off, and told of once', async (_what, make, told) => {
    await serve(async (_request, response) => {
      response.write('half');
      await pause(20);
      return make();
    });
    expect(await talk()).toMatchObject({ complete: false, isOpen: false });
    expect(heard).toEqual(told);
  });

  it.each<[string, () => unknown, unknown[]]>([
    ['a success', () => api.ok(1), mistake('a success')],
    ['a stream', () => stream(['a']), mistake('a stream')],
    ['a failure', () => failure, [failure]],
    ['nothing', () => undefined, []],
  ])('completed it, and returns %s, has it arrive; what is a mistake is told of once', async (_what, make, told) => {
    await serve((_request, response) => {
      response.send('whole');
      return make();
    });
    expect(await talk()).toEqual({ text: 'whole', complete: true, isOpen: true });
    expect(heard).toEqual(told);
  });

  it('while the first byte of its stream was awaited is cut off, and told of', async () => {
    const source = new Readable({ read: () => undefined });
    await serve((_request, response) => {
      setTimeout(() => response.write('half'), 10);
      setTimeout(() => source.push('a'), 30);
      return stream(source);
    });
    expect((await talk()).complete).toBe(false);
    expect([heard, source.destroyed]).toEqual([mistake('a stream'), true]);
  });

  it('is not told of when the request has failed before', async () => {
    const error = new Error('timeout');
    await serve(async (_request, _response, next) => {
      (next as (thrown: unknown) => void)(error);
      await pause(10);
      return api.ok(1);
    });
    expect((await talk()).complete).toBe(true);
    await pause(30);
    expect(heard).toEqual([error]);
  });
});
