import { createClient, ResponseError } from '@kuvert/client';
import type { Client } from '@kuvert/client';
import { InfiniteQueryObserver, QueryClient, QueryObserver } from '@tanstack/query-core';
import { afterEach, beforeAll, expect, expectTypeOf, test } from 'vitest';
import { api } from './api.ts';
import { nowhere, serveProjects } from './server.fixture.ts';
import { projectOptions, projectsOptions } from './tanstack-query.ts';
import type { Refused } from './tanstack-query.ts';

let server: Awaited<ReturnType<typeof serveProjects>>;
let client: Client<typeof api>;
beforeAll(async () => {
  server = await serveProjects();
  client = createClient(api, { baseUrl: server.baseUrl });
});
const queries = new QueryClient();
afterEach(() => queries.clear());

/** What a component would get, without a wait between tries. */
const observe = async (slug: string, from = client) =>
  new QueryObserver(queries, { ...projectOptions(from, slug), retryDelay: 1 }).refetch();

test('a success is the data', async () => {
  const { data, error } = await observe('alder');
  expectTypeOf(error).toEqualTypeOf<Refused | null>();
  expect(data).toEqual({ slug: 'alder', stars: 3 });
  const cached = queries.getQueryData(projectOptions(client, 'alder').queryKey);
  expect(cached?.stars).toBe(3);
});

test('the error is narrowed by its reason', async () => {
  const { error } = await observe('birch');
  if (error?.result.reason !== 'PROJECT_NOT_FOUND') throw new Error('found');
  expectTypeOf(error.result.code).toEqualTypeOf<5000>();
  expect(error).toBeInstanceOf(ResponseError);
  expect(server.hits.get('/projects/birch')).toBe(1);
});

test('a code whose entry says so is retried, and not for ever', async () => {
  expect((await observe('busy')).data).toEqual({ slug: 'alder', stars: 3 });
  expect((await observe('locked')).error?.result.reason).toBe('PROJECT_LOCKED');
  expect([server.hits.get('/projects/busy'), server.hits.get('/projects/locked')]).toEqual([2, 4]);
});

test('a gateway that is away is retried, a code of a newer server and a portal are not', async () => {
  expect((await observe('gateway')).error?.result).toMatchObject({ kind: 'malformed', status: 502 });
  expect((await observe('newer')).error?.result).toMatchObject({ kind: 'unknown-code', code: 5999 });
  expect((await observe('portal')).error?.result).toMatchObject({ kind: 'malformed', status: 200 });
  expect(['gateway', 'newer', 'portal'].map((slug) => server.hits.get(`/projects/${slug}`))).toEqual([4, 1, 1]);
});

test('no answer is an error like any other', async () => {
  const { error, failureCount } = await observe('alder', createClient(api, { baseUrl: nowhere }));
  expect(error?.result.kind).toBe('network');
  expect(failureCount).toBe(4);
});

test('a wait is no shorter than the server asks for', () => {
  const { retryDelay } = projectOptions(client, 'alder');
  if (typeof retryDelay !== 'function') throw new TypeError('no function');
  const message = 'busy';
  const response = new Response();
  const result = { ok: false, kind: 'malformed', message, problem: '', excerpt: '', status: 503, response } as const;
  expect(retryDelay(0, new ResponseError<typeof api>({ ...result, retryAfter: 7 }))).toBe(7000);
  expect(retryDelay(0, new ResponseError<typeof api>(result))).toBe(1000);
});

test('an infinite query follows the cursor to the end', async () => {
  const observer = new InfiniteQueryObserver(queries, projectsOptions(client));
  await observer.refetch();
  await observer.fetchNextPage();
  const { data, hasNextPage, error } = await observer.fetchNextPage();
  expectTypeOf(error).toEqualTypeOf<Refused | null>();
  expect(data?.pages.flatMap((each) => each.projects.map(({ stars }) => stars))).toEqual([0, 1, 2]);
  expect(hasNextPage).toBe(false);
});
