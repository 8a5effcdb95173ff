import { getRequestListener } from '@hono/node-server';
import { zValidator } from '@hono/zod-validator';
import { kuvert } from '@kuvert/hono';
import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { bearerAuth } from 'hono/bearer-auth';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { jwt } from 'hono/jwt';
import { timeout } from 'hono/timeout';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { validator } from 'hono/validator';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { api } from './contract.ts';
import type { Reason } from './contract.ts';
import { form } from './form.ts';
import type { Asked } from './send.ts';
import { serve } from './serve.ts';
import type { Expected, Served } from './serve.ts';

const SECRET = 'hunter2';
const json = { 'content-type': 'application/json' };
const is = (status: number, reason: Reason, headers: Record<string, string> = {}): Expected => ({
  status,
  reason,
  headers,
});
const challenge = (text: string): Expected => is(401, 'UNAUTHENTICATED', { 'www-authenticate': text });

async function using(...middleware: readonly MiddlewareHandler[]): Promise<Served> {
  return serve((options) => {
    const app = kuvert(api, options).install(new Hono());
    for (const each of middleware) app.use(each);
    app.all('*', () => new Response('raw'));
    return getRequestListener((request) => app.fetch(request));
  });
}

const throwing =
  (make: () => Error): MiddlewareHandler =>
  async () => {
    throw make();
  };
const exception = (status: number, options: ConstructorParameters<typeof HTTPException>[1] = {}): MiddlewareHandler =>
  throwing(() => new HTTPException(status as ContentfulStatusCode, { message: SECRET, ...options }));
const theirs = (headers: Record<string, string>): Response => new Response(SECRET, { status: 401, headers });

const cases: readonly (readonly [what: string, middleware: MiddlewareHandler, asked: Asked, is: Expected])[] = [
  ['an HTTPException', exception(403), {}, is(403, 'FORBIDDEN')],
  ['an HTTPException without a status', throwing(() => new HTTPException()), {}, is(500, 'INTERNAL')],
  ['an HTTPException of a success, which is no failure', exception(200), {}, is(500, 'INTERNAL')],
  ['an HTTPException of a redirect, which is none', exception(304), {}, is(500, 'INTERNAL')],
  ['an HTTPException 418', exception(418), {}, is(418, 'BAD_REQUEST')],
  [
    'an HTTPException with a response, of which its challenge is kept',
    exception(401, { res: theirs({ 'WWW-Authenticate': 'Basic realm="theirs"', 'Set-Cookie': SECRET }) }),
    {},
    challenge('Basic realm="theirs"'),
  ],
  [
    'an HTTPException with a response of another status, which is not used',
    exception(404, { res: theirs({}) }),
    {},
    is(404, 'RESOURCE_NOT_FOUND'),
  ],
  ['bearerAuth without a token', bearerAuth({ token: SECRET }), {}, challenge('Bearer realm=""')],
  [
    'bearerAuth with a wrong token',
    bearerAuth({ token: SECRET }),
    { headers: { authorization: 'Bearer x' } },
    challenge('Bearer error="invalid_token"'),
  ],
  [
    'bearerAuth with a malformed header',
    bearerAuth({ token: SECRET }),
    { headers: { authorization: 'Basic x' } },
    is(400, 'BAD_REQUEST', { 'www-authenticate': 'Bearer error="invalid_request"' }),
  ],
  ['basicAuth', basicAuth({ username: 'a', password: SECRET, realm: 'theirs' }), {}, challenge('Basic realm="theirs"')],
  [
    'jwt',
    jwt({ secret: SECRET, alg: 'HS256', realm: 'theirs' }),
    {},
    challenge('Bearer realm="theirs",error="invalid_request",error_description="no authorization included in request"'),
  ],
  [
    'jwt that does not verify',
    jwt({ secret: SECRET, alg: 'HS256', realm: 'theirs' }),
    { headers: { authorization: 'Bearer a.b.c' } },
    challenge('Bearer realm="theirs",error="invalid_token",error_description="token verification failure"'),
  ],
  ['bodyLimit', bodyLimit({ maxSize: 3 }), { body: SECRET }, is(413, 'BODY_TOO_LARGE')],
  [
    'bodyLimit on a body in chunks',
    bodyLimit({ maxSize: 3 }),
    { body: SECRET, headers: { 'transfer-encoding': 'chunked' } },
    is(413, 'BODY_TOO_LARGE'),
  ],
  ['csrf', csrf(), { body: 'a=1', headers: { origin: 'https://evil.example' } }, is(403, 'FORBIDDEN')],
  [
    'the validator, on malformed JSON',
    validator('json', (value) => value) as MiddlewareHandler,
    { headers: json, body: `{"a":"${SECRET}` },
    is(400, 'MALFORMED_BODY'),
  ],
  [
    'the validator, on a malformed form',
    validator('form', (value) => value) as MiddlewareHandler,
    form([{ name: 'a' }], ''),
    is(400, 'UPLOAD_MALFORMED'),
  ],
  [
    'parseBody, on a malformed form',
    async (c) => {
      await c.req.parseBody();
    },
    form([{ name: 'a' }], ''),
    is(400, 'UPLOAD_MALFORMED'),
  ],
  [
    'formData, on no form',
    async (c) => {
      await c.req.formData();
    },
    { headers: json, body: '{}' },
    is(415, 'UNSUPPORTED_MEDIA_TYPE'),
  ],
  [
    'json, on malformed JSON, which nothing tells from the application’s own; readBody does',
    async (c) => {
      await c.req.json();
    },
    { headers: json, body: `{"a":"${SECRET}` },
    is(500, 'INTERNAL'),
  ],
  [
    'the Zod validator with a hook that throws',
    zValidator('json', z.object({ a: z.number() }), (result) => {
      if (!result.success) throw result.error;
    }) as MiddlewareHandler,
    { headers: json, body: `{"a":"${SECRET}"}` },
    {
      ...is(400, 'INVALID_INPUT'),
      errors: [{ path: ['a'], code: 'invalid_type', message: 'Invalid value' }],
    },
  ],
];

test.each(cases)('%s', async (_, middleware, asked, expected) => {
  const server = await using(middleware);
  await server.expect(asked, expected);
});

test('timeout is one of the upstream', async () => {
  const server = await using(
    timeout(20),
    async () =>
      new Promise((resolve) => {
        setTimeout(resolve, 200);
      }),
  );
  await server.expect({}, { status: 504, reason: 'UPSTREAM_TIMEOUT', original: { status: 504 } });
});

test('the Zod validator without a hook answers by itself: such an answer is raw, and stays as it is', async () => {
  const server = await using(zValidator('json', z.object({ a: z.number() })) as MiddlewareHandler);
  const { status, headers, text } = await server.ask({ headers: json, body: '{"a":"x"}' });
  expect([status, headers['content-type']]).toEqual([400, 'application/json']);
  expect(JSON.parse(text)).toMatchObject({ success: false });
  expect(headers['x-request-id']).toBeDefined();
  expect(server.heard()).toEqual([]);
});

test('a caller who leaves while Hono reads the body', async () => {
  const server = await using(async (c) => {
    await c.req.text();
  });
  await server.expect(
    { headers: { ...json, 'content-length': '99' }, body: SECRET, leave: true },
    { status: 503, reason: 'UNAVAILABLE', original: { code: 'ECONNRESET', message: 'aborted' } },
  );
});
