import { api } from '@kuvert/testkit';
import { expect, test } from 'vitest';
import { kuvert } from './handler.ts';

const http = kuvert(api, { onError: () => undefined });

/** A request whose body comes late, and says how long it is. */
function uploading(length: number, wait: number, method = 'PUT'): Request {
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => {
        setTimeout(resolve, wait);
      });
      controller.enqueue(new Uint8Array(length));
      controller.close();
    },
  });
  const init = { method, body, headers: { 'content-length': `${length}` }, duplex: 'half' } as const;
  return new Request('http://127.0.0.1/', init);
}

const refuse = http.handler(() => api.error('UNAUTHENTICATED'));

test('who is refused while they send is answered when their body is in', async () => {
  const request = uploading(8, 30);
  const response = await refuse(request);
  expect({ status: response.status, isRead: request.bodyUsed }).toEqual({ status: 401, isRead: true });
});

test('a body that never comes is not waited for much longer', async () => {
  const began = performance.now();
  const response = await refuse(uploading(8, 60_000));
  expect(response.status).toBe(401);
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('nobody waits for a body that is too long, is not there, was read, or is of no failure', async () => {
  expect(refuse(uploading(8_388_609, 60_000))).toBeInstanceOf(Response);
  expect(refuse(new Request('http://127.0.0.1/'))).toBeInstanceOf(Response);
  expect(refuse(new Request('http://127.0.0.1/', { method: 'DELETE' }))).toBeInstanceOf(Response);
  expect(http.handler(() => api.ok(1))(uploading(8, 60_000))).toBeInstanceOf(Response);
  const read = new Request('http://127.0.0.1/', { method: 'PUT', body: 'x', headers: { 'content-length': '1' } });
  await read.text();
  expect(refuse(read)).toBeInstanceOf(Response);
});

test('a body that somebody else is reading is theirs', async () => {
  const request = uploading(8, 20);
  const reader = request.body!.getReader();
  const response = await refuse(request);
  expect(response.status).toBe(401);
  expect((await reader.read()).value).toHaveLength(8);
});
