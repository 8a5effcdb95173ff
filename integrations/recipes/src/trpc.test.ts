import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client';
import { TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { beforeAll, expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { api } from './api.ts';
import type { Project } from './api.ts';
import type { Declared } from './declared.ts';
import { newer, nowhere, page, serve } from './server.fixture.ts';
import { failureOf } from './trpc-client.ts';
import { procedure, t } from './trpc-server.ts';

const router = t.router({
  project: procedure.input(z.object({ slug: z.string() })).query(({ input: { slug } }): Project => {
    if (slug === 'birch') throw api.error('PROJECT_NOT_FOUND');
    if (slug === 'locked') throw api.error('PROJECT_LOCKED');
    if (slug === 'newer') throw newer.error('PROJECT_FROZEN');
    if (slug === 'secret') throw new TypeError('password is 1234');
    if (slug === 'mine') throw new TRPCError({ code: 'FORBIDDEN', message: 'Not yours' });
    return { slug, stars: 3 };
  }),
  addMirror: procedure.mutation((): string => {
    throw api.error('TOO_MANY_MIRRORS', { max: 3 });
  }),
});

type Router = typeof router;
const heard: TRPCError[] = [];
let client: ReturnType<typeof createTRPCClient<Router>>;
beforeAll(async () => {
  const baseUrl = await serve((req) =>
    req.url.includes('gateway')
      ? page(502)
      : fetchRequestHandler({ endpoint: '', req, router, onError: ({ error }) => heard.push(error) }),
  );
  client = createTRPCClient<Router>({ links: [httpLink({ url: baseUrl })] });
});

async function refusal(call: Promise<unknown>): Promise<TRPCClientError<Router>> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof TRPCClientError) return error as TRPCClientError<Router>;
  throw error;
}

test('a success is what tRPC gives', async () => {
  expect(await client.project.query({ slug: 'alder' })).toEqual({ slug: 'alder', stars: 3 });
});

test('a failure is narrowed by its reason', async () => {
  const error = await refusal(client.addMirror.mutate());
  const failure = failureOf(error);
  if (failure?.reason !== 'TOO_MANY_MIRRORS') throw error;
  expectTypeOf(failure.code).toEqualTypeOf<5900>();
  expectTypeOf(failure.params).toEqualTypeOf<{ readonly max: number } | undefined>();
  expectTypeOf(error.data?.failure).toEqualTypeOf<Declared | undefined>();
  expect(failure).toEqual({ reason: 'TOO_MANY_MIRRORS', code: 5900, params: { max: 3 } });
  expect(error.message).toBe('A project has at most 3 mirrors');
});

test('a failure has the key and the status that tRPC has for it, and its own status where there is none', async () => {
  const missing = await refusal(client.project.query({ slug: 'birch' }));
  expect(missing.data).toMatchObject({ code: 'NOT_FOUND', httpStatus: 404, path: 'project' });
  expect(missing.meta).toMatchObject({ response: { status: 404 } });
  expect(heard.at(-1)).toMatchObject({ code: 'NOT_FOUND', cause: { reason: 'PROJECT_NOT_FOUND' } });
  const locked = await refusal(client.project.query({ slug: 'locked' }));
  expect(locked.data).toMatchObject({ code: 'BAD_REQUEST', httpStatus: 423 });
  expect(locked.meta).toMatchObject({ response: { status: 423 } });
});

test('a caller on the server is thrown the same key', async () => {
  const call = t.createCallerFactory(router)({}).project({ slug: 'birch' });
  await expect(call).rejects.toMatchObject({ code: 'NOT_FOUND', cause: { reason: 'PROJECT_NOT_FOUND' } });
});

test('whatever else is thrown is not told, and reaches onError', async () => {
  const error = await refusal(client.project.query({ slug: 'secret' }));
  expect(failureOf(error)).toEqual({ reason: 'INTERNAL_ERROR', code: 1 });
  expect(JSON.stringify([error.message, error.shape])).not.toMatch(/1234|TypeError|\.ts/);
  expect(heard.at(-1)?.cause).toMatchObject({ message: 'password is 1234' });
});

test('what tRPC detects has a code of the contract, and what was said in terms of tRPC stays', async () => {
  const refused = await refusal(client.project.query({ slug: 1 as never }));
  expect(failureOf(refused)?.reason).toBe('INVALID_PARAMETERS');
  const mine = await refusal(client.project.query({ slug: 'mine' }));
  expect(failureOf(mine)).toBeUndefined();
  expect(mine).toMatchObject({ message: 'Not yours', data: { code: 'FORBIDDEN', httpStatus: 403 } });
});

test('a code of a newer server is no declared reason, and can be read', async () => {
  const error = await refusal(client.project.query({ slug: 'newer' }));
  expect(failureOf(error)).toBeUndefined();
  expect(error).toMatchObject({ message: 'Project frozen', data: { failure: { code: 5999 }, httpStatus: 409 } });
});

test('what a gateway answers is what tRPC makes of it', async () => {
  const error = await refusal(client.project.query({ slug: 'gateway' }));
  expect(failureOf(error)).toBeUndefined();
  expect(error.cause).toBeInstanceOf(SyntaxError);
  expect([error.data, error.meta]).toEqual([undefined, undefined]);
});

test('no answer is what tRPC makes of it', async () => {
  const away = createTRPCClient<Router>({ links: [httpLink({ url: nowhere })] });
  const error = await refusal(away.project.query({ slug: 'alder' }));
  expect([error.message, failureOf(error)]).toEqual(['fetch failed', undefined]);
});
