import { beforeAll, expect, expectTypeOf, test } from 'vitest';
import type { Project } from './api.ts';
import { read } from './ofetch.ts';
import { nowhere, serveProjects } from './server.fixture.ts';

let server: Awaited<ReturnType<typeof serveProjects>>;
beforeAll(async () => {
  server = await serveProjects();
});
const get = async (slug: string) =>
  read<Project>(`/projects/${slug}`, { baseURL: server.baseUrl, retry: 1, retryStatusCodes: [423] });

test('a success has the data', async () => {
  const result = await get('alder');
  if (!result.ok) throw new Error(result.message);
  expectTypeOf(result.data).toEqualTypeOf<Project>();
  expect(result.data).toEqual({ slug: 'alder', stars: 3 });
});

test('a failure is narrowed by its reason', async () => {
  const result = await read('/projects/alder/mirrors', { baseURL: server.baseUrl, method: 'POST' });
  if (result.ok || result.reason !== 'TOO_MANY_MIRRORS') throw new Error('taken');
  expectTypeOf(result.params).toEqualTypeOf<{ readonly max: number } | undefined>();
  expect(result).toMatchObject({ code: 5900, status: 409, params: { max: 3 } });
});

test('a code of a newer server is known as one', async () => {
  expect(await get('newer')).toMatchObject({ kind: 'unknown-code', code: 5999 });
});

test('what a gateway answers is malformed, with its status', async () => {
  expect(await get('gateway')).toMatchObject({ kind: 'malformed', status: 502, excerpt: '<h1>Bad Gateway</h1>' });
  expect(await get('portal')).toMatchObject({ kind: 'malformed', status: 200 });
});

test('ofetch retries as it was told, and what comes of it counts', async () => {
  expect(await get('busy')).toMatchObject({ ok: true, data: { slug: 'alder' } });
  expect(await get('locked')).toMatchObject({ reason: 'PROJECT_LOCKED' });
  expect(server.hits.get('/projects/busy')).toBe(2);
  expect(server.hits.get('/projects/locked')).toBe(2);
});

test('no answer is what ofetch throws', async () => {
  await expect(read('/', { baseURL: nowhere, retry: false })).rejects.toMatchObject({ name: 'FetchError' });
});
