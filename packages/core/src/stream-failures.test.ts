import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { api, bodyOf, internal, onError } from './replier.fixture.ts';
import { failingWith, open, pause, write } from './stream.fixture.ts';

const failing: readonly (readonly [string, () => unknown])[] = [
  ['is no stream', () => 5],
  ['is nothing', () => undefined],
  ['is locked', locked],
  ['gives null', () => [null]],
  ['gives objects', () => [{ a: 1 }]],
  ['gives numbers', () => new Uint16Array(2)],
  ['throws null', failingWith(null)],
  ['throws before its first byte', failingWith(new Error('hunter2'))],
  ['throws after a chunk without bytes', failingWith(new Error('hunter2'), '')],
  ['has a getter that throws', hostile],
  ['gives no result', () => ({ [Symbol.asyncIterator]: () => ({ next: () => undefined }) })],
  ['has failed already', failed],
  ['is used up', used],
];

describe('a source that fails before its first byte', () => {
  it.each(failing)('is answered in the envelope: it %s', async (_what, make) => {
    const reply = await open(make()).failure;
    expect([reply?.status, bodyOf(reply)]).toEqual([500, internal]);
    expect(onError).toHaveBeenCalledOnce();
  });

  it.each<[string, (chunks: Promise<string>[]) => Iterable<unknown>]>([
    ['a list', (chunks) => chunks],
    ['a set', (chunks) => new Set(chunks)],
  ])('ends no process with promises that are rejected in %s', async (_what, make) => {
    const rejected: unknown[] = [];
    const listen = (reason: unknown) => rejected.push(reason);
    process.on('unhandledRejection', listen);
    const late = pause().then(() => Promise.reject(new Error('hunter2')));
    const reply = await open(make([Promise.reject(new Error('first')), Promise.reject(new Error('second')), late]))
      .failure;
    await pause();
    await pause();
    process.off('unhandledRejection', listen);
    expect([reply?.status, rejected, onError.mock.calls.length]).toEqual([500, [], 1]);
  });

  it('is answered as what it failed with', async () => {
    const reply = await open(failingWith(api.error('TOO_MANY_MIRRORS', { max: 1 }))()).failure;
    expect([reply?.status, bodyOf(reply)]).toEqual([409, { code: 5900, message: 'At most 1 mirrors' }]);
  });

  it('has the hook told of the original', async () => {
    await open(failingWith(null)()).failure;
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ error: null, status: 500 });
  });

  it('gives an adapter that reads on nothing to write', async () => {
    const reply = open(failingWith(new Error('inside'))());
    await reply.failure;
    const read = Promise.race([reply.chunks.next(), pause().then(() => 'nothing')]);
    expect(await read).toBe('nothing');
  });
});

describe('a source that fails later', () => {
  it('cuts the answer, and has the hook told once of the original', async () => {
    const error = new Error('inside');
    expect(await write(open(failingWith(error, 'a')()))).toEqual(['a', 'cut']);
    expect(onError.mock.calls.map(([event]) => event.error)).toEqual([error]);
  });

  it.each<[string, unknown[]]>([
    ['null', ['a', null]],
    ['an object', ['a', {}]],
  ])('does so when it gives %s', async (_what, chunks) => {
    expect(await write(open(chunks))).toEqual(['a', 'cut']);
    expect(onError).toHaveBeenCalledOnce();
  });

  it.each<[string, number, string]>([
    ['fewer', 3, 'ab'],
    ['more', 1, 'a'],
  ])('does so when it gives %s bytes than its Content-Length says', async (_what, length, text) => {
    const reply = open(['a', 'b'], { headers: { 'Content-Length': length } });
    expect(reply.headers['content-length']).toBe(String(length));
    expect(await write(reply)).toEqual([text, 'cut']);
    expect(onError).toHaveBeenCalledOnce();
  });
});

describe('a stream whose client is gone', () => {
  it.each(['while its first byte is awaited', 'while the second is awaited'])(
    'lets go of a Node stream %s, and nobody is told',
    async (when) => {
      const source = new Readable({ read: () => undefined });
      if (when.includes('second')) source.push('a');
      const reply = open(source);
      if (when.includes('second')) await reply.chunks.next();
      const next = reply.chunks.next();
      await reply.chunks.return();
      expect(await next).toMatchObject({ done: true });
      expect([await reply.failure, source.destroyed, onError.mock.calls]).toEqual([undefined, true, []]);
    },
  );

  it('lets go of an iterator that never gives anything', async () => {
    const reply = open({ [Symbol.asyncIterator]: () => ({ next: async () => new Promise<never>(() => undefined) }) });
    await reply.chunks.return();
    expect([await reply.failure, await write(reply)]).toEqual([undefined, ['', 'whole']]);
  });

  it('cancels a web stream', async () => {
    let isCancelled = false;
    const reply = open(new ReadableStream({ cancel: () => void (isCancelled = true) }));
    await reply.chunks.return();
    expect([await reply.failure, isCancelled]).toEqual([undefined, true]);
  });

  it('returns from an iterator, whatever that does', async () => {
    let returned = 0;
    const iterator = {
      next: async () => ({ done: false, value: 'a' }),
      return: () => {
        returned += 1;
        throw new Error('inside');
      },
    };
    const reply = open({ [Symbol.asyncIterator]: () => iterator });
    await reply.chunks.next();
    await reply.chunks.return();
    expect([await reply.chunks.next(), returned]).toEqual([{ done: true, value: undefined }, 1]);
    expect(onError).not.toHaveBeenCalled();
  });
});

function locked(): ReadableStream {
  const source = new Blob(['a']).stream();
  source.getReader();
  return source;
}

function hostile(): unknown {
  return Object.defineProperty({}, Symbol.asyncIterator, {
    get: () => {
      throw new Error('hunter2');
    },
  });
}

function failed(): Readable {
  const source = new Readable({ read: () => undefined });
  source.on('error', () => undefined);
  return source.destroy(new Error('hunter2'));
}

function used(): Readable {
  return Readable.from(['a']).destroy();
}
