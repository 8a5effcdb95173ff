import type { Failed } from '@kuvert/client';
import createClient from 'openapi-fetch';
import { beforeAll, expect, expectTypeOf, test } from 'vitest';
import type { api, Project } from './api.ts';
import { kuvert, read } from './openapi-fetch.ts';
import { nowhere, serveProjects } from './server.fixture.ts';

/** A body as openapi-typescript writes it. */
interface Json<Body> {
  headers: Record<string, unknown>;
  content: { 'application/json': Body };
}
interface Operation<Data> {
  parameters: { path: { slug: string } };
  responses: {
    200: Json<{ code: 0; message: string; data: Data }>;
    default: Json<{ code: number; message: string }>;
  };
}
interface Paths {
  '/projects/{slug}': { get: Operation<Project> };
  '/projects/{slug}/mirrors': { post: Operation<string> };
}

let client: ReturnType<typeof createClient<Paths>>;
beforeAll(async () => {
  client = createClient<Paths>(await serveProjects());
  client.use(kuvert);
});
const get = async (slug: string) => read(client.GET('/projects/{slug}', { params: { path: { slug } } }));

test('a success has the data of the document, out of its envelope', async () => {
  const { data, error } = await get('alder');
  if (error) throw new Error(error.message);
  expectTypeOf(data).toEqualTypeOf<Project>();
  expect(data).toEqual({ slug: 'alder', stars: 3 });
});

test('an error is narrowed by its reason', async () => {
  const call = client.POST('/projects/{slug}/mirrors', { params: { path: { slug: 'alder' } } });
  const { error, response } = await read(call);
  if (error?.reason !== 'TOO_MANY_MIRRORS') throw new Error('taken');
  expectTypeOf(error.params).toEqualTypeOf<{ readonly max: number } | undefined>();
  expect(error).toMatchObject({ code: 5900, params: { max: 3 } });
  expect(response.status).toBe(409);
});

test('a code of a newer server is known as one', async () => {
  const { error } = await get('newer');
  expectTypeOf(error).toEqualTypeOf<Failed<typeof api> | undefined>();
  expect(error).toMatchObject({ kind: 'unknown-code', code: 5999 });
});

test('what a gateway answers is malformed, with its status', async () => {
  expect((await get('gateway')).error).toMatchObject({ kind: 'malformed', status: 502 });
  expect((await get('portal')).error).toMatchObject({ kind: 'malformed', status: 200 });
});

test('what openapi-fetch gives by itself stays as it is', async () => {
  const { data } = await client.GET('/projects/{slug}', { params: { path: { slug: 'alder' } } });
  expect(data).toMatchObject({ code: 0, data: { slug: 'alder' } });
  const { error } = await client.GET('/projects/{slug}', { params: { path: { slug: 'gateway' } } });
  expect(error).toBe('<h1>Bad Gateway</h1>');
});

test('a client without the middleware is told so', async () => {
  const bare = createClient<Paths>(await serveProjects());
  const call = read(bare.GET('/projects/{slug}', { params: { path: { slug: 'alder' } } }));
  await expect(call).rejects.toThrow('call client.use(kuvert)');
});

test('no answer is what openapi-fetch rejects with', async () => {
  const away = createClient<Paths>({ baseUrl: nowhere });
  await expect(read(away.GET('/projects/{slug}', { params: { path: { slug: 'alder' } } }))).rejects.toThrow(
    'fetch failed',
  );
});
