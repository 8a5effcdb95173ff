import { getRequestListener } from '@hono/node-server';
import { stream } from '@kuvert/core';
import { api, bridge, converse, listen } from '@kuvert/testkit';
import type { Running, Step } from '@kuvert/testkit';
import { afterEach, describe, expect, it } from 'vitest';
import { kuvert } from './index.ts';
import type { Outcome } from './index.ts';

let server: Running | undefined;
let heard: unknown[] = [];
afterEach(async () => {
  heard = [];
  await server?.close();
});

const handler = (handle: (request: Request) => Outcome) =>
  kuvert(api, { onError: ({ error }) => heard.push(error) }).handler(handle);
const request = (method = 'GET', init: RequestInit = {}) => new Request('http://localhost/', { method, ...init });
const internal = '{"code":1,"message":"Internal error"}';
const pause = async (ms = 20): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

const get = async (method: string, steps: Step[] = []) =>
  converse(server?.url ?? '', [`${method} / HTTP/1.1\r\nHost: x\r\n\r\n`, ...steps], [method]);

async function* giving(...chunks: (string | Error)[]): AsyncGenerator<string> {
  for (const chunk of chunks) {
    await pause(5);
    if (typeof chunk !== 'string') throw chunk;
    yield chunk;
  }
}

describe('a stream', () => {
  it('is answered with its status, its headers and the request id', async () => {
    const response = await handler(() => stream(giving('ä', 'b'), { status: 201, headers: { ETag: '"a"' } }))(
      request('GET', { headers: { 'x-request-id': 'mine' } }),
    );
    expect([response.status, await response.text(), Object.fromEntries(response.headers)]).toEqual([
      201,
      'äb',
      {
        'content-type': 'application/octet-stream',
        etag: '"a"',
        'x-content-type-options': 'nosniff',
        'x-request-id': 'mine',
      },
    ]);
  });

  it('is answered in the envelope when it fails before its first byte', async () => {
    const response = await handler(() => stream(giving(new Error('inside'))))(request());
    expect([response.status, await response.text(), heard]).toEqual([500, internal, [new Error('inside')]]);
  });

  it('errors when it fails later', async () => {
    const response = await handler(() => stream(giving('a', new Error('inside'))))(request());
    await expect(response.text()).rejects.toThrow('a stream failed after its head was out');
    expect(heard).toEqual([new Error('inside')]);
  });

  it('is let go of when its client leaves, before its first byte and after', async () => {
    let cancelled = 0;
    const silent = (first?: string) =>
      new ReadableStream<string>({
        start: (controller) => (first === undefined ? undefined : controller.enqueue(first)),
        cancel: () => void (cancelled += 1),
      });
    const client = new AbortController();
    const waiting = handler(() => stream(silent()))(request('GET', { signal: client.signal }));
    client.abort();
    await waiting;
    expect(cancelled).toBe(1);
    const aborted = handler(() => stream(silent()))(request('GET', { signal: AbortSignal.abort() }));
    await aborted;
    expect(cancelled).toBe(2);
    const begun = await handler(() => stream(silent('a')))(request());
    await begun.body?.cancel();
    expect([cancelled, heard]).toEqual([3, []]);
  });

  it('has a head and nothing else for HEAD', async () => {
    const response = await handler(() => stream(giving('a'), { headers: { 'Content-Length': 1 } }))(request('HEAD'));
    expect([response.status, response.body, response.headers.get('content-length')]).toEqual([200, null, '1']);
  });

  it('is read no faster than it is sent', async () => {
    let pulled = 0;
    const source = {
      [Symbol.iterator]: () => ({ next: () => ({ done: false as const, value: String((pulled += 1)) }) }),
    };
    const response = await handler(() => stream(source))(request());
    const reader = response.body?.getReader();
    await reader?.read();
    await pause();
    expect(pulled).toBe(1);
    await reader?.cancel();
  });
});

describe.each([
  ['@hono/node-server', getRequestListener],
  ['a bare bridge', bridge],
] as const)('on %s', (_name, serve) => {
  it('sends a stream whole, or its failure, or the beginning and no clean end', async () => {
    const chunks = new Map<string, (string | Error)[]>([
      ['GET', ['a', 'b']],
      ['PUT', [new Error('inside')]],
      ['POST', ['a', new Error('inside')]],
    ]);
    server = await listen(serve(handler(({ method }) => stream(giving(...(chunks.get(method) ?? ['a']))))));
    const [whole] = (await get('GET')).answers;
    expect([whole?.status, whole?.text, whole?.complete]).toEqual([200, 'ab', true]);
    const [failed] = (await get('PUT')).answers;
    expect([failed?.status, failed?.text]).toEqual([500, internal]);
    const cut = await get('POST');
    expect(cut.answers[0]?.complete ?? false).toBe(false);
    expect(cut.ended).not.toBe('open');
    const [head] = (await get('HEAD')).answers;
    expect([head?.status, head?.text, head?.headers.has('content-length')]).toEqual([200, '', false]);
  });
});

it.each(['before', 'after'])(
  'lets go of its source when the client of a server leaves %s the first byte',
  async (when) => {
    let cancelled = 0;
    const source = () =>
      new ReadableStream<string>({
        start: (controller) => (when === 'after' ? controller.enqueue('a') : undefined),
        cancel: () => void (cancelled += 1),
      });
    server = await listen(getRequestListener(handler(() => stream(source()))));
    const steps: Step[] = [when === 'after' ? { begun: 1 } : { pause: 30 }, { close: 'reset' }];
    await get('GET', steps).catch(() => undefined);
    await pause(50);
    expect([cancelled, heard]).toEqual([1, []]);
  },
);
