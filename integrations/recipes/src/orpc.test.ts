import { createORPCClient, isDefinedError, ORPCError, safe } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { onError, os } from '@orpc/server';
import type { RouterClient } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fetch';
import { beforeAll, expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { api } from './api.ts';
import type { Project } from './api.ts';
import { isDeclared } from './orpc-client.ts';
import { base } from './orpc-server.ts';
import { nowhere, page, serve } from './server.fixture.ts';

const heard: unknown[] = [];
const router = {
  project: base.input(z.object({ slug: z.string() })).handler(({ input: { slug } }): Project => {
    if (slug === 'birch') throw api.error('PROJECT_NOT_FOUND');
    if (slug === 'locked') throw api.error('PROJECT_LOCKED');
    if (slug === 'moved') throw api.error('PROJECT_LOCKED', { status: 409 });
    if (slug === 'secret') throw new TypeError('password is 1234');
    if (slug === 'mine') throw new ORPCError('FORBIDDEN', { message: 'Not yours' });
    return { slug, stars: 3 };
  }),
  addMirror: base.handler((): string => {
    throw api.error('TOO_MANY_MIRRORS', { max: 3 });
  }),
};
type Client = RouterClient<typeof router>;

/** The same procedure, of a server that has one more code. */
const frozen = os
  .errors({ PROJECT_FROZEN: { status: 409, message: 'Project frozen' } })
  .handler(({ errors }) => Promise.reject(errors.PROJECT_FROZEN()));

const serveRouter = (served: ConstructorParameters<typeof RPCHandler>[0]): Promise<string> => {
  const handler = new RPCHandler(served, { clientInterceptors: [onError((error) => void heard.push(error))] });
  return serve(async (request) => (await handler.handle(request)).response ?? page(404));
};
const connect = (url: string): Client => createORPCClient<Client>(new RPCLink({ url }));
let client: Client;
let behindGateway: Client;
let newer: Client;
beforeAll(async () => {
  client = connect(await serveRouter(router));
  newer = connect(await serveRouter({ project: frozen }));
  behindGateway = connect(await serve(() => page(502)));
});

test('a success is what oRPC gives', async () => {
  const { data } = await safe(client.project({ slug: 'alder' }));
  expectTypeOf(data).toEqualTypeOf<Project | undefined>();
  expect(data).toEqual({ slug: 'alder', stars: 3 });
});

test('a failure is narrowed by its reason', async () => {
  const { error } = await safe(client.addMirror());
  if (!isDeclared(error) || error.code !== 'TOO_MANY_MIRRORS') throw new Error('taken', { cause: error });
  expectTypeOf(error.data.code).toEqualTypeOf<5900>();
  expectTypeOf(error.data.params).toEqualTypeOf<{ readonly max: number } | undefined>();
  expect(error).toMatchObject({ status: 409, message: 'A project has at most 3 mirrors' });
  expect(error.data).toEqual({ code: 5900, params: { max: 3 } });
});

test('a failure has the status of its code', async () => {
  const missing = await safe(client.project({ slug: 'birch' }));
  expect(missing.error).toMatchObject({ code: 'PROJECT_NOT_FOUND', status: 404, defined: true, data: { code: 5000 } });
  const locked = await safe(client.project({ slug: 'locked' }));
  expect(locked.error).toMatchObject({ code: 'PROJECT_LOCKED', status: 423, defined: true });
});

test('with another status of its code, it is sent and not defined', async () => {
  const { error } = await safe(client.project({ slug: 'moved' }));
  expect(error).toMatchObject({ code: 'PROJECT_LOCKED', status: 409, defined: false, data: { code: 5003 } });
});

test('whatever else is thrown is not told, and stays the cause', async () => {
  const { error } = await safe(client.project({ slug: 'secret' }));
  expect(isDeclared(error)).toBe(true);
  expect(error).toMatchObject({ code: 'INTERNAL_ERROR', status: 500, message: 'Internal error', data: { code: 1 } });
  expect(JSON.stringify(error)).not.toMatch(/1234|TypeError|\.ts/);
  expect(heard.at(-1)).toMatchObject({ cause: { message: 'password is 1234' } });
});

test('errors of oRPC stay as they are', async () => {
  const mine = await safe(client.project({ slug: 'mine' }));
  expect(isDeclared(mine.error)).toBe(false);
  expect(mine.error).toMatchObject({ code: 'FORBIDDEN', status: 403, message: 'Not yours' });
  const refused = await safe(client.project({ slug: 1 as never }));
  expect(refused.error).toMatchObject({ code: 'BAD_REQUEST', status: 400 });
});

test('a code of a newer server is defined there, and not declared here', async () => {
  const { error } = await safe(newer.project({ slug: 'alder' }));
  expect([isDefinedError(error), isDeclared(error)]).toEqual([true, false]);
  expect(error).toMatchObject({ code: 'PROJECT_FROZEN', status: 409 });
});

test('what a gateway answers is what oRPC makes of it', async () => {
  const { error } = await safe(behindGateway.project({ slug: 'alder' }));
  expect(isDeclared(error)).toBe(false);
  expect(error).toMatchObject({ code: 'BAD_GATEWAY', status: 502, defined: false });
});

test('no answer is what oRPC makes of it', async () => {
  const { error } = await safe(connect(nowhere).project({ slug: 'alder' }));
  expect([error?.message, isDeclared(error)]).toEqual(['fetch failed', false]);
});
