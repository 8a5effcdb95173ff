import { api } from '@kuvert/testkit';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { kuvert, readBody, readQuery } from './index.ts';
import type { BodyOptions } from './index.ts';

const Project = z.object({ slug: z.string().min(3), since: z.iso.date().transform((date) => new Date(date)) });

async function post(
  body: NonNullable<RequestInit['body']>,
  headers: Record<string, string> = {},
  options: BodyOptions = {},
) {
  const handler = kuvert(api, { onError: () => undefined }).handler(async (request) =>
    api.ok((await readBody(request, Project, options)).since.getTime()),
  );
  const init = {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
    duplex: 'half',
  } as const;
  const response = await handler(new Request('http://localhost/', init));
  return [response.status, await response.json()];
}
const good = '{"slug":"alder","since":"1970-01-02"}';
const invalidBody = { code: 1001, message: 'Invalid request body' };

describe('readBody', () => {
  it('gives what a Zod schema makes of the body', async () => {
    expect(await post(good)).toEqual([200, { code: 0, message: 'OK', data: 86_400_000 }]);
  });

  it('tells what a Zod schema refuses', async () => {
    expect(await post('{"slug":"al","since":"1970-01-02"}')).toMatchObject([
      400,
      { code: 1000, errors: [{ path: ['slug'], code: 'too_small', in: 'body' }] },
    ]);
  });

  it('refuses bytes that are no UTF-8', async () => {
    expect(await post(Uint8Array.from([0x22, 0xff, 0x22]))).toEqual([400, invalidBody]);
  });

  it('refuses a compressed body, which nothing has unpacked', async () => {
    expect(await post(good, { 'content-encoding': 'gzip' })).toEqual([415, invalidBody]);
  });

  it('takes the encoding identity for none, and a byte order mark too', async () => {
    expect((await post(good, { 'content-encoding': 'Identity' }))[0]).toBe(200);
    expect((await post(`\ufeff${good}`))[0]).toBe(200);
    expect((await post(`${good}\ufeff`))[0]).toBe(400);
  });

  it('refuses one byte more than the limit, and not the limit itself', async () => {
    expect((await post(good, {}, { limit: good.length }))[0]).toBe(200);
    expect(await post(good, {}, { limit: good.length - 1 })).toEqual([413, invalidBody]);
  });

  it('refuses a body that says it is too large without waiting for it', async () => {
    const silent = new ReadableStream<Uint8Array>({ pull: async () => new Promise(() => undefined) });
    expect(await post(silent, { 'content-length': '99' }, { limit: 98 })).toEqual([413, invalidBody]);
  });

  it('reads a body that is too large on for a while, so that its sender comes to the answer, but not for ever', async () => {
    let pulled = 0;
    let isLetGo = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(65_536));
      },
      cancel: () => {
        isLetGo = true;
      },
    });
    expect(await post(endless, {}, { limit: 4096 })).toEqual([413, invalidBody]);
    expect([pulled * 65_536 < 10_000_000, isLetGo]).toEqual([true, true]);
  });

  it('stops at the limit of a body that says it is smaller and comes in chunks', async () => {
    let pulled = 0;
    const chunked = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        if (pulled > 1000) controller.close();
        else controller.enqueue(new Uint8Array(65_536));
      },
    });
    const headers = { 'content-length': '5', 'transfer-encoding': 'chunked' };
    expect(await post(chunked, headers, { limit: 64 })).toEqual([413, invalidBody]);
    expect(pulled).toBeLessThan(1000);
  });

  it.each([Number.NaN, -1, '1mb' as never])('takes %s for no limit at all, and says so', async (limit) => {
    const request = new Request('http://localhost/', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '1',
    });
    await expect(readBody(request, z.unknown(), { limit })).rejects.toThrow('give a number of bytes');
  });

  it('does not wait long for the rest of a body that is too large', async () => {
    const stalled = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(new Uint8Array(8192)) });
    expect(await post(stalled, {}, { limit: 4096 })).toEqual([413, invalidBody]);
  });

  it('takes a stream that fails for a client that is gone', async () => {
    const failing = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('inside')) });
    expect((await post(failing))[0]).toBe(400);
  });
});

describe('readQuery', () => {
  it('reads the query of the whole URL', () => {
    expect({ ...readQuery(new Request('http://localhost/?a=1&a=2&b=x%20y')) }).toEqual({ a: ['1', '2'], b: 'x y' });
  });
});
