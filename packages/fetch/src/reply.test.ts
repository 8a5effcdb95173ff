import { getRequestListener } from '@hono/node-server';
import { api, converse, listen } from '@kuvert/testkit';
import { expect, it } from 'vitest';
import { kuvert } from './index.ts';

const { handler } = kuvert(api);
const ask = (id: string): Request => new Request('http://localhost/', { headers: { 'x-request-id': id } });

it('keeps the request id that a raw response brings along', async () => {
  const respond = handler(() => new Response('raw', { headers: { 'x-request-id': 'its own' } }));
  expect((await respond(ask('mine'))).headers.get('x-request-id')).toBe('its own');
});

it('gives every response its own id, though they were made with one Headers', async () => {
  const shared = new Headers({ 'cache-control': 'max-age=60' });
  const respond = handler(async () => {
    await Promise.resolve();
    return new Response('raw', { headers: shared });
  });
  // The Response of @hono/node-server does not copy headers.
  const server = await listen(getRequestListener(respond));
  const ids = Array.from({ length: 5 }, (_, at) => `id-${at}`);
  const heads = ids.map((id) => `GET / HTTP/1.1\r\nHost: kuvert.test\r\nX-Request-Id: ${id}\r\n\r\n`);
  const { answers } = await converse(
    server.url,
    [heads.join('')],
    ids.map(() => 'GET'),
  );
  expect(answers.map(({ headers }) => headers.get('x-request-id'))).toEqual(ids.map((id) => [id]));
  expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(ids.map(() => ['max-age=60']));
  await server.close();
});

it('leaves alone what cannot be copied', async () => {
  const fetched = await fetch('data:text/plain,fetched');
  const response = await handler(() => fetched)(ask('mine'));
  expect([response.headers.get('x-request-id'), await response.text()]).toEqual(['mine', 'fetched']);
});
