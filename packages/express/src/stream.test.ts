import { EventEmitter, once } from 'node:events';
import { createReadStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { stream } from '@kuvert/core';
import type { Streamed } from '@kuvert/core';
import { brokenStreams, departures, giving, listen, talk as talkTo, talkOn } from '@kuvert/testkit';
import type { Running, Step } from '@kuvert/testkit';
import type { RequestHandler } from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { hearing } from './ask.fixture.ts';
import { frameworks } from './frameworks.fixture.ts';

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

describe.each(frameworks)('%s', (_name, framework) => {
  async function serve(answer: () => Streamed | Promise<Streamed>, ...middleware: RequestHandler[]): Promise<void> {
    const http = hearing(heard);
    const app = http.install(framework());
    for (const each of middleware) app.use(each);
    app.get('/', http.handler(answer));
    server = await listen(app, (listening) => listening.on('clientError', (error) => blamed.push(error)));
  }

  it('sends a file with its status and headers', async () => {
    const init = { status: 203, headers: { 'Content-Type': 'text/plain', 'Content-Disposition': 'inline' } };
    await serve(() => stream(createReadStream(new URL(import.meta.url)), init));
    const { answer, ...rest } = await talk();
    expect(rest).toMatchObject({ status: 203, complete: true, ended: 'open' });
    expect(rest.text).toContain('sends a file with its status and headers');
    expect(answer?.headers.get('content-type')).toEqual(['text/plain']);
    expect(answer?.headers.get('x-content-type-options')).toEqual(['nosniff']);
    expect(answer?.headers.has('x-request-id')).toBe(true);
    expect(await talk([], 'HEAD')).toMatchObject({ status: 203, text: '', ended: 'open' });
  });

  it('answers a file that is not there in the envelope, without what described it', async () => {
    await serve(() => stream(createReadStream('/nowhere/hunter2'), { headers: { 'Content-Type': 'text/csv' } }));
    expect(await talk()).toMatchObject(internal);
    expect(heard).toMatchObject([{ code: 'ENOENT' }]);
  });

  it.each(brokenStreams)('cuts off what later %s, and tells of it once', async (_what, make) => {
    await serve(make);
    const { complete, ended } = await talk([{ begun: 1 }]);
    expect([complete, ended === 'open', heard.length, blamed]).toEqual([false, false, 1, []]);
  });

  it('answers nothing with nothing', async () => {
    await serve(() => stream(giving()));
    expect(await talk()).toMatchObject({ status: 200, text: '', complete: true, ended: 'open' });
  });

  it.each(departures)('lets go of a source whose client leaves %s, and tells nobody', async (when, steps) => {
    const source = new Readable({ read: () => undefined });
    if (when.startsWith('after')) source.push('a');
    await serve(() => stream(source));
    const closed = once(source, 'close');
    await talk(steps).catch(() => undefined);
    await closed;
    expect([source.destroyed, heard]).toEqual([true, []]);
  });

  it('reads no faster than its client', async () => {
    let given = 0;
    const block = Buffer.alloc(65_536);
    const endless = {
      [Symbol.iterator]: () => ({ next: () => ({ done: false as const, value: block }), return: stop }),
    };
    const stopped = new EventEmitter();
    function stop(): { done: true; value: undefined } {
      stopped.emit('stop');
      return { done: true, value: undefined };
    }
    const counting = async function* counted(): AsyncGenerator<Buffer> {
      for (const each of endless) {
        given += 1;
        yield each;
      }
    };
    await serve(() => stream(counting()));
    const response = await fetch(server?.url ?? '');
    await pause(200);
    const before = given;
    await pause(100);
    expect(given).toBe(before);
    const stop$ = once(stopped, 'stop');
    await response.body?.cancel();
    await stop$;
    expect(heard).toEqual([]);
  });

  it('cuts off what was begun by hand, and lets go of its source', async () => {
    const source = new Readable({ read: () => undefined });
    source.push('b');
    await serve(
      () => stream(source),
      (_request, response, next) => {
        response.write('a');
        next();
      },
    );
    expect((await talk()).complete).toBe(false);
    expect(source.destroyed).toBe(true);
  });

  it('goes through middleware that changes what is written', async () => {
    await serve(
      () => stream(giving('a', 'b')),
      (_request, response, next) => {
        const shout = new Transform({ transform: (chunk, _encoding, done) => done(null, String(chunk).toUpperCase()) });
        const { write, end } = { write: response.write.bind(response), end: response.end.bind(response) };
        shout.on('data', (chunk) => write(chunk));
        shout.on('end', () => end());
        response.write = ((chunk: Buffer) => shout.write(chunk)) as never;
        response.end = (() => shout.end()) as never;
        next();
      },
    );
    expect(await talk()).toMatchObject({ text: 'AB', complete: true });
  });

  it('leaves no listener behind on a connection', async () => {
    const warnings: unknown[] = [];
    const warn = (warning: unknown) => warnings.push(warning);
    process.on('warning', warn);
    await serve(() => stream(giving('a')));
    const { answers } = await talkOn(server?.url ?? '', 50);
    await pause(0);
    process.off('warning', warn);
    expect([answers.length, answers.at(-1)?.text, warnings]).toEqual([50, 'a', []]);
  });
});
