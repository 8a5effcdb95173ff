import { Readable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { api, onError, replier, request } from './replier.fixture.ts';
import { failingWith, open, pause, write } from './stream.fixture.ts';
import { stream } from './stream.ts';

const sources: Readonly<Record<string, () => unknown>> = {
  'a web stream': () => new Blob(['ä', 'b']).stream(),
  'a Node stream': () => Readable.from(['ä', Buffer.from('b')]),
  'an async generator': async function* made() {
    yield 'ä';
    yield Uint8Array.of(0x62);
  },
  'a plain iterable': () => new Set(['ä', 'b']),
  'a text': () => 'äb',
  bytes: () => Buffer.from('äb'),
};

describe('a stream', () => {
  it.each(Object.keys(sources))('is made of %s', async (kind) => {
    const reply = open(sources[kind]?.());
    expect(await reply.failure).toBe(undefined);
    expect([reply.status, await write(reply)]).toEqual([200, ['äb', 'whole']]);
  });

  it('answers the status and headers it is given, and cannot be given those of the connection', () => {
    const headers = { 'Content-Type': 'text/csv', ETag: '"a"', 'Transfer-Encoding': 'gzip', 'X-Bad': 'a\nb' };
    const reply = open(['a'], { status: 206, headers });
    expect([reply.status, reply.headers]).toEqual([
      206,
      {
        'content-type': 'text/csv',
        etag: '"a"',
        'x-content-type-options': 'nosniff',
        'x-request-id': expect.any(String),
      },
    ]);
    expect(open(['a']).headers['content-type']).toBe('application/octet-stream');
    expect(open(['a'], { headers: { 'Content-Length': '1e3' } }).headers['content-length']).toBe(undefined);
  });

  it.each([100, 199, 204, 205, 300, 404, 500, 200.5, Number.NaN])(
    'cannot answer %s, and lets go of its source',
    (status) => {
      const source = Readable.from(['a']);
      expect(() => stream(source, { status })).toThrow(`a stream cannot answer ${status}`);
      expect(source.destroyed).toBe(true);
    },
  );

  it('passes over chunks without bytes, and may have none at all', async () => {
    expect(await write(open(['', 'a', new Uint8Array(), 'b']))).toEqual(['ab', 'whole']);
    const empty = open([]);
    expect([await empty.failure, await write(empty)]).toEqual([undefined, ['', 'whole']]);
  });

  it('may not be answered twice: its source is used up', async () => {
    const outcome = stream(['a']);
    expect(await replier.stream(outcome, request('/'))?.failure).toBe(undefined);
    const again = await replier.stream(outcome, request('/'))?.failure;
    expect([again?.status, onError.mock.calls.length]).toEqual([500, 1]);
  });

  it('is no stream when anything else is returned', () => {
    for (const value of [undefined, null, 'text', {}, api.ok(1), { [Symbol.for('@kuvert/streamed')]: 1 }])
      expect(replier.stream(value, request('/'))).toBe(undefined);
  });
});

it('is answered by the copy of this package that made it', async () => {
  vi.resetModules();
  const { stream: streamOfOther } = await import('./stream.ts');
  expect(streamOfOther).not.toBe(stream);
  const reply = replier.stream(streamOfOther(['a']), request('/'));
  expect([await reply?.failure, reply && (await write(reply))]).toEqual([undefined, ['a', 'whole']]);
  const source = Readable.from(['a']);
  expect(replier.late(streamOfOther(source), request('/'))).toBe(true);
  expect(source.destroyed).toBe(true);
});

describe('a stream for HEAD', () => {
  it('has no bytes, lets go of its source, and fails as for GET', async () => {
    const source = Readable.from(['a', 'b']);
    const reply = open(source, { headers: { 'Content-Length': 2 } }, 'HEAD');
    expect([await reply.failure, reply.headers['content-length'], await write(reply)]).toEqual([
      undefined,
      '2',
      ['', 'whole'],
    ]);
    expect(source.destroyed).toBe(true);
    expect((await open(failingWith(new Error('inside'))(), {}, 'HEAD').failure)?.status).toBe(500);
  });
});

it('survives a Node stream that fails before it is answered', async () => {
  const source = new Readable({ read: () => undefined });
  const outcome = stream(source);
  source.destroy(new Error('early'));
  await pause();
  expect((await replier.stream(outcome, request('/'))?.failure)?.status).toBe(500);
  expect(onError.mock.calls[0]?.[0].error).toEqual(new Error('early'));
});

it('keeps nothing of a long stream', async () => {
  let count = 0;
  const tiny = { [Symbol.iterator]: () => ({ next: () => ({ done: (count += 1) > 100_000, value: 'x' }) }) };
  const reply = open(tiny);
  let size = 0;
  for await (const chunk of reply.chunks) size += chunk.length;
  expect(size).toBe(100_000);
});
