import { ResponseError } from '@kuvert/client';
import ky from 'ky';
import { beforeAll, expect, expectTypeOf, test } from 'vitest';
import type { api, Project } from './api.ts';
import { hooks } from './ky.ts';
import { nowhere, serveProjects } from './server.fixture.ts';

let server: Awaited<ReturnType<typeof serveProjects>>;
let client: typeof ky;
beforeAll(async () => {
  server = await serveProjects();
  client = ky.create({ baseUrl: server.baseUrl, hooks, retry: { limit: 1, delay: () => 1, statusCodes: [423, 502] } });
});

async function refusal(call: Promise<unknown>): Promise<ResponseError<typeof api>['result']> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ResponseError) return (error as ResponseError<typeof api>).result;
  throw error;
}

test('a success is the data, out of its envelope', async () => {
  const project = await client.get('/projects/alder').json<Project>();
  expectTypeOf(project).toEqualTypeOf<Project>();
  expect(project).toEqual({ slug: 'alder', stars: 3 });
});

test('a failure is thrown, and narrowed by its reason', async () => {
  const failed = await refusal(client.post('/projects/alder/mirrors'));
  if (failed.reason !== 'TOO_MANY_MIRRORS') throw new Error(failed.message);
  expectTypeOf(failed.params).toEqualTypeOf<{ readonly max: number } | undefined>();
  expect(failed).toMatchObject({ code: 5900, status: 409, params: { max: 3 } });
});

test('a code of a newer server is known as one', async () => {
  expect(await refusal(client.get('/projects/newer'))).toMatchObject({ kind: 'unknown-code', code: 5999 });
});

test('what a gateway answers is malformed, with its status', async () => {
  const failed = await refusal(client.get('/projects/gateway'));
  expect(failed).toMatchObject({ kind: 'malformed', status: 502, excerpt: '<h1>Bad Gateway</h1>' });
  expect(await refusal(client.get('/projects/portal'))).toMatchObject({ kind: 'malformed', status: 200 });
});

test('ky retries as it was told, and what comes of it counts', async () => {
  expect(await client.get('/projects/busy').json()).toEqual({ slug: 'alder', stars: 3 });
  expect(await refusal(client.get('/projects/locked'))).toMatchObject({ reason: 'PROJECT_LOCKED', retryAfter: 0 });
  expect(server.hits.get('/projects/busy')).toBe(2);
  expect(server.hits.get('/projects/locked')).toBe(2);
});

test('no answer is what ky throws', async () => {
  await expect(client.get(nowhere, { retry: 0 })).rejects.toMatchObject({ name: 'NetworkError' });
});
