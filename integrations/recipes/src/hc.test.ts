import { hc } from 'hono/client';
import { beforeAll, expect, expectTypeOf, test } from 'vitest';
import { read } from './hc.ts';
import type { Project } from './api.ts';
import { nowhere, serveProjects } from './server.fixture.ts';
import type { app } from './server.fixture.ts';

let client: ReturnType<typeof hc<typeof app>>;
beforeAll(async () => {
  client = hc<typeof app>((await serveProjects()).baseUrl);
});
const get = (slug: string) => client.projects[':slug'].$get({ param: { slug } });

test('hc by itself narrows the body by its code, as long as the API itself answers', async () => {
  const body = await (await get('alder')).json();
  if (body.code !== 0) throw new Error(body.message);
  expectTypeOf(body.data).toEqualTypeOf<Project>();
  expect(body.data).toEqual({ slug: 'alder', stars: 3 });
  await expect((await get('gateway')).json()).rejects.toThrow(SyntaxError);
});

test('a success has the data that hc knows', async () => {
  const result = await read(get('alder'));
  if (!result.ok) throw new Error(result.message);
  expectTypeOf(result.data).toEqualTypeOf<Project>();
  expect(result.data).toEqual({ slug: 'alder', stars: 3 });
});

test('a list has its page', async () => {
  const result = await read(client.projects.$get());
  if (!result.ok) throw new Error(result.message);
  expectTypeOf(result.data).toEqualTypeOf<readonly Project[]>();
  expect(result).toMatchObject({ data: [{ slug: 'page-0' }], page: { nextCursor: '1' } });
});

test('a failure is narrowed by its reason', async () => {
  const result = await read(client.projects[':slug'].mirrors.$post({ param: { slug: 'alder' } }));
  if (result.ok || result.reason !== 'TOO_MANY_MIRRORS') throw new Error('taken');
  expectTypeOf(result.params).toEqualTypeOf<{ readonly max: number } | undefined>();
  expect(result).toMatchObject({ code: 5900, status: 409, params: { max: 3 } });
});

test('a code of a newer server is known as one', async () => {
  expect(await read(get('newer'))).toMatchObject({ kind: 'unknown-code', code: 5999, message: 'Project frozen' });
});

test('what a gateway answers is malformed, with its status', async () => {
  expect(await read(get('gateway'))).toMatchObject({ kind: 'malformed', status: 502, contentType: 'text/html' });
  expect(await read(get('portal'))).toMatchObject({ kind: 'malformed', status: 200 });
});

test('no answer is what hc rejects with', async () => {
  await expect(read(hc<typeof app>(nowhere).projects.$get())).rejects.toThrow('fetch failed');
});
