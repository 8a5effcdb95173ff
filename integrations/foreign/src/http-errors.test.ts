import Boom from '@hapi/boom';
import createFastifyError from '@fastify/error';
import { kuvert } from '@kuvert/koa';
import createError from 'http-errors';
import Koa from 'koa';
import { describe, test } from 'vitest';
import { adapters } from './adapters.ts';
import { api } from './contract.ts';
import type { Reason } from './contract.ts';
import { serve } from './serve.ts';
import type { Expected } from './serve.ts';

const SECRET = 'hunter2';
const is = (status: number, reason: Reason, headers: Record<string, string> = {}): Expected => ({
  status,
  reason,
  headers,
});
const internal = is(500, 'INTERNAL');
const retry = { 'Retry-After': '7', 'Set-Cookie': SECRET, 'X-Debug': SECRET };

const boomed = (): Error => Boom.boomify(createError(404, SECRET), { statusCode: 409 });
const FastifyError = createFastifyError('FST_HUNTER2', SECRET, 404);

const cases: readonly (readonly [what: string, make: () => Error, is: Expected])[] = [
  ['http-errors 404', () => createError(404, SECRET), is(404, 'RESOURCE_NOT_FOUND')],
  ['http-errors by its class', () => new createError.Conflict(SECRET), is(409, 'CONFLICT')],
  ['http-errors 401, which gets the contract’s challenge', () => createError(401, SECRET), is(401, 'UNAUTHENTICATED')],
  [
    'http-errors 401 with a challenge of its own',
    () => createError(401, SECRET, { headers: { 'WWW-Authenticate': 'Basic realm="theirs"' } }),
    is(401, 'UNAUTHENTICATED', { 'www-authenticate': 'Basic realm="theirs"' }),
  ],
  [
    'http-errors 429 with headers, of which one is owed',
    () => createError(429, SECRET, { headers: retry }),
    is(429, 'TOO_MANY_REQUESTS', { 'retry-after': '7' }),
  ],
  ['http-errors 418, which has no code', () => createError(418, SECRET), is(418, 'BAD_REQUEST')],
  ['http-errors 422', () => createError(422, SECRET), is(422, 'INVALID_INPUT')],
  ['http-errors 500 that says it may be exposed', () => createError(500, SECRET, { expose: true }), internal],
  ['http-errors 503', () => createError(503, SECRET), is(503, 'UNAVAILABLE')],
  ['http-errors around an error', () => createError(403, new RangeError(SECRET)), is(403, 'FORBIDDEN')],
  ['http-errors with properties', () => createError(409, SECRET, { type: 'entity.parse.failed' }), is(409, 'CONFLICT')],
  ['Boom 404', () => Boom.notFound(SECRET, { sql: SECRET }), is(404, 'RESOURCE_NOT_FOUND')],
  [
    'Boom 401 with a scheme',
    () => Boom.unauthorized(null, 'Basic', { realm: 'theirs' }),
    is(401, 'UNAUTHENTICATED', { 'www-authenticate': 'Basic realm="theirs"' }),
  ],
  [
    'Boom 405 with Allow',
    () => Boom.methodNotAllowed(SECRET, undefined, ['PUT']),
    is(405, 'ROUTE_NOT_FOUND', { allow: 'PUT' }),
  ],
  [
    'Boom with headers, of which one is owed',
    () => {
      const boom = Boom.tooManyRequests(SECRET);
      Object.assign(boom.output.headers, retry);
      return boom;
    },
    is(429, 'TOO_MANY_REQUESTS', { 'retry-after': '7' }),
  ],
  ['Boom that says it is 500', () => Boom.badImplementation(SECRET, { sql: SECRET }), internal],
  ['Boom from any error', () => Boom.boomify(new Error(SECRET)), internal],
  [
    'Boom from any error, with a status',
    () => Boom.boomify(new Error(SECRET), { statusCode: 400 }),
    is(400, 'BAD_REQUEST'),
  ],
  ['Boom from http-errors, which is still that', boomed, is(404, 'RESOURCE_NOT_FOUND')],
  ['a Fastify error, whose status alone says nothing', () => new FastifyError(), internal],
];

describe.each(Object.entries(adapters))('%s', (_, start) => {
  test.each(cases)('%s', async (_what, make, expected) => {
    const error = make();
    const server = await start(() => {
      throw error;
    });
    await server.expect({}, { ...expected, original: error });
  });
});

const throwers: readonly (readonly [what: string, middleware: Koa.Middleware, is: Expected])[] = [
  ['ctx.throw', (ctx) => ctx.throw(404, SECRET), is(404, 'RESOURCE_NOT_FOUND')],
  ['ctx.throw with properties', (ctx) => ctx.throw(409, SECRET, { user: SECRET }), is(409, 'CONFLICT')],
  ['ctx.throw without a status', (ctx) => ctx.throw(SECRET), internal],
  ['ctx.throw of a success, which is no failure', (ctx) => ctx.throw(200, SECRET), internal],
  ['ctx.throw of an error', (ctx) => ctx.throw(403, new Error(SECRET)), is(403, 'FORBIDDEN')],
  ['ctx.assert', (ctx) => ctx.assert(false, 401, SECRET), is(401, 'UNAUTHENTICATED')],
  ['ctx.assert.equal', (ctx) => ctx.assert.equal(1, 2, 412, SECRET), is(412, 'PRECONDITION_FAILED')],
];
test.each(throwers)('Koa’s %s', async (_, middleware, expected) => {
  const server = await serve((options) => new Koa().use(kuvert(api, options)).use(middleware).callback());
  await server.expect({}, expected);
});
