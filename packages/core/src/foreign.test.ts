import { createContext, runInContext } from 'node:vm';
import { type } from 'arktype';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { FaultError } from './failure.ts';
import { toForeignFault } from './foreign.ts';
import { fail } from './replier.fixture.ts';
import type { StandardSchema } from './standard-schema.ts';
import { validate } from './validate.ts';

const SECRET = 'hunter2';
const UNIQUE = 'UNIQUE constraint failed: users.email';
const shaped = (members: object, error: Error = new Error(SECRET)): Error => Object.assign(error, members);
const httpError = (status: number, headers?: object): Error =>
  shaped({ status, statusCode: status, expose: status < 500, headers });

/** What the real packages raise is shown in integrations/foreign; here, by shape, is what tells them. */
describe('a known foreign error is a fault', () => {
  test.each<[what: string, error: unknown, fault: string]>([
    [
      'body-parser on malformed JSON',
      shaped({ type: 'entity.parse.failed', body: SECRET }, httpError(400)),
      'malformedBody',
    ],
    ['body-parser on a large body', shaped({ type: 'entity.too.large' }, httpError(413)), 'bodyTooLarge'],
    ['body-parser on a charset', shaped({ type: 'charset.unsupported' }, httpError(415)), 'unsupportedMediaType'],
    ['body-parser on the author’s mistake', shaped({ type: 'stream.encoding.set' }, httpError(500)), 'internal'],
    ['koa-bodyparser on malformed JSON', shaped({ status: 400, body: '{' }, new SyntaxError(SECRET)), 'malformedBody'],
    ['co-body on a form that is too deep', shaped({ status: 400, body: '' }, new RangeError(SECRET)), 'badRequest'],
    ['co-body on a type', shaped({ status: 415 }, new Error('Unsupported content-type: x')), 'unsupportedMediaType'],
    ['co-body without a type', shaped({ status: 415 }, new Error('Missing content-type')), 'unsupportedMediaType'],
    ['inflation', shaped({ status: 415 }, new Error('Unsupported Content-Encoding: x')), 'unsupportedMediaType'],
    ['multer on a large file', shaped({ name: 'MulterError', code: 'LIMIT_FILE_SIZE' }), 'uploadTooLarge'],
    ['multer on many files', shaped({ name: 'MulterError', code: 'LIMIT_FILE_COUNT' }), 'uploadTooLarge'],
    ['multer on an unknown field', shaped({ name: 'MulterError', code: 'LIMIT_UNEXPECTED_FILE' }), 'uploadMalformed'],
    ['busboy on a truncated form', new Error('Unexpected end of form'), 'uploadMalformed'],
    ['busboy in multer', shaped({ storageErrors: [] }, new Error('Unexpected end of form')), 'uploadMalformed'],
    ['multer on a caller who left', shaped({ storageErrors: [] }, new Error('Request aborted')), 'uploadMalformed'],
    ['busboy without a boundary', new Error('Multipart: Boundary not found'), 'uploadMalformed'],
    ['busboy on another type', new Error('Unsupported content type: multipart/mixed'), 'unsupportedMediaType'],
    ['formidable on a large file', shaped({ code: 1016, httpCode: 413 }), 'uploadTooLarge'],
    ['formidable on a caller who left', shaped({ code: 1002, httpCode: 500 }), 'uploadMalformed'],
    ['formidable on a type', shaped({ code: 1003, httpCode: 415 }), 'unsupportedMediaType'],
    ['formidable on many files', shaped({ code: 1015, httpCode: 413 }), 'uploadTooLarge'],
    ['formidable on a large field', shaped({ code: 1006, httpCode: 413 }), 'uploadTooLarge'],
    ['a router on a bad parameter', shaped({ status: 400 }, new URIError(SECRET)), 'malformedUrl'],
    ['zlib on a broken body', shaped({ code: 'Z_DATA_ERROR', errno: -3 }), 'malformedBody'],
    ['Brotli', shaped({ code: 'ERR__ERROR_FORMAT_PADDING_1', errno: -14 }), 'malformedBody'],
    ['qs', new RangeError('Parameter limit exceeded. Only 1 parameter allowed.'), 'badRequest'],
    ['qs on depth', new RangeError('Input depth exceeded depth option of 32 and strictDepth is true'), 'badRequest'],
    ['qs on a list', new RangeError('Array limit exceeded. Only 1000 elements allowed in an array.'), 'badRequest'],
    ['a form in Node', new TypeError('Failed to parse body as FormData.'), 'uploadMalformed'],
    ['a form in Bun', new TypeError('FormData parse error missing final boundary'), 'uploadMalformed'],
    ['a form in Deno', new TypeError('Unable to parse body as form data'), 'uploadMalformed'],
    [
      'a form in Workers',
      new TypeError('No initial boundary string (or you have a truncated message).'),
      'uploadMalformed',
    ],
    ['no form in Deno', new TypeError('Body can not be decoded as form data'), 'unsupportedMediaType'],
    ['node:sqlite', shaped({ code: 'ERR_SQLITE_ERROR', errcode: 2067 }, new Error(UNIQUE)), 'conflict'],
    ['better-sqlite3 and bun:sqlite', shaped({ code: 'SQLITE_CONSTRAINT_UNIQUE' }, new Error(UNIQUE)), 'conflict'],
    ['sqlite3', shaped({ code: 'SQLITE_CONSTRAINT' }, new Error(`SQLITE_CONSTRAINT: ${UNIQUE}`)), 'conflict'],
    ['D1', new Error(`D1_ERROR: ${UNIQUE}: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_UNIQUE)`), 'conflict'],
    ['a timeout', new DOMException(SECRET, 'TimeoutError'), 'upstreamTimeout'],
    ['an abort', new DOMException(SECRET, 'AbortError'), 'unavailable'],
    ['axios on an abort', shaped({ code: 'ERR_CANCELED', name: 'CanceledError' }), 'unavailable'],
    ['axios on a timeout', shaped({ code: 'ECONNABORTED' }), 'upstreamTimeout'],
    ['a connection that was reset', shaped({ code: 'ECONNRESET' }, new Error('read ECONNRESET')), 'badGateway'],
    ['an answer that is no HTTP', shaped({ code: 'HPE_INVALID_CONSTANT' }), 'badGateway'],
    [
      'fetch in Node, in time',
      new TypeError('fetch failed', { cause: shaped({ code: 'ETIMEDOUT' }) }),
      'upstreamTimeout',
    ],
    [
      'fetch in Node, half way',
      new TypeError('terminated', { cause: shaped({ code: 'UND_ERR_SOCKET' }) }),
      'badGateway',
    ],
    ['a caller who left', shaped({ code: 'ECONNRESET' }, new Error('aborted')), 'unavailable'],
    ['fetch in Node', new TypeError('fetch failed', { cause: shaped({ code: 'ECONNREFUSED' }) }), 'badGateway'],
    ['fetch in Deno', new TypeError('fetch failed', { cause: new Error(SECRET) }), 'badGateway'],
    ['fetch in Bun', shaped({ code: 'ECONNREFUSED', path: SECRET, errno: 0 }, new TypeError(SECRET)), 'badGateway'],
    [
      'fetch in Workers',
      shaped({ remote: true, retryable: true }, new Error('Network connection lost.')),
      'badGateway',
    ],
    ['undici', shaped({ code: 'UND_ERR_HEADERS_TIMEOUT' }), 'upstreamTimeout'],
    ['Hono’s exception', shaped({ status: 403, getResponse: () => undefined }), 'forbidden'],
    [
      'Hono’s validator on malformed JSON',
      shaped({ status: 400, getResponse: () => undefined }, new Error('Malformed JSON in request body')),
      'malformedBody',
    ],
    [
      'Hono’s validator on a malformed form',
      shaped({ status: 400, getResponse: () => undefined }, new Error('Malformed FormData request. TypeError: x')),
      'uploadMalformed',
    ],
    ['http-errors of 400', httpError(400), 'badRequest'],
    [
      'http-errors with the type of malformed JSON',
      shaped({ type: 'entity.parse.failed' }, httpError(403)),
      'forbidden',
    ],
    [
      'an error of another realm',
      runInContext('Object.assign(new Error(), { code: "ENOTFOUND" })', createContext()),
      'badGateway',
    ],
    ['a DOMException of another realm', { name: 'AbortError', [Symbol.toStringTag]: 'DOMException' }, 'unavailable'],
    [
      'an error that inherits as ES5 did',
      Object.assign(Object.create(Error.prototype), { code: 'ENOTFOUND' }),
      'badGateway',
    ],
    [
      'an error of Zod’s core that is no Error',
      { name: '$ZodError', issues: [], _zod: { constr: Error } },
      'invalidInput',
    ],
    ['http-errors', httpError(409), 'conflict'],
    ['http-errors of a status without a fault', httpError(418), 'badRequest'],
    ['http-errors of an unknown 5xx', httpError(599), 'internal'],
    ['Boom', shaped({ isBoom: true, output: { statusCode: 404, headers: {} } }), 'resourceNotFound'],
  ])('%s', (_, error, fault) => {
    expect(toForeignFault(error)).toMatchObject({ fault });
  });
});

test('a status on the class’s prototype counts as the error’s own', () => {
  class Gone extends Error {}
  Object.assign(Gone.prototype, { status: 410, statusCode: 410, expose: true });
  expect(toForeignFault(new Gone())).toMatchObject({ fault: 'badRequest', status: 410 });
});

test('of a foreign error’s headers, only those a status owes are kept', () => {
  const headers = {
    'Retry-After': 7,
    'Set-Cookie': SECRET,
    'X-Upstream': SECRET,
    'Content-Type': 'text/html',
    allow: ['GET'],
  };
  expect(toForeignFault(httpError(429, headers))?.details?.headers).toEqual({ 'retry-after': '7' });
  const owed = { Allow: 'GET', 'Content-Range': 'bytes */5' };
  const kept = { allow: 'GET', 'content-range': 'bytes */5' };
  expect(toForeignFault(httpError(416, owed))?.details?.headers).toEqual(kept);
  const boom = shaped({ isBoom: true, output: { statusCode: 416, headers: owed } });
  expect(toForeignFault(boom)?.details?.headers).toEqual(kept);
  expect(toForeignFault(shaped({ headers: null }, httpError(416)))?.details?.headers).toEqual({});
  const res = new Response(SECRET, { headers: { 'www-authenticate': 'Basic', 'set-cookie': SECRET } });
  expect(toForeignFault(shaped({ status: 401, getResponse: () => res, res }))?.details?.headers).toEqual({
    'www-authenticate': 'Basic',
  });
});

test.each<[what: string, error: unknown]>([
  ['a type with no status', shaped({ type: 'entity.too.large' })],
  ['a type with a status that goes without expose', shaped({ type: 'entity.too.large', status: 413, statusCode: 413 })],
  ['the JSON of an error, which may be somebody else’s', Object.assign({}, httpError(404))],
  ['the JSON of a ZodError', { name: 'ZodError', issues: [], _zod: {} }],
  ['a text of busboy’s on an error with a code', shaped({ code: SECRET }, new Error('Unexpected end of form'))],
  ['a code of zlib’s that a client copied', shaped({ code: 'Z_DATA_ERROR' })],
  ['zlib out of memory', shaped({ code: 'Z_MEM_ERROR', errno: -4 })],
  ['formidable on a folder', shaped({ code: 1018, httpCode: 409 })],
  ['codes like formidable’s, with more', shaped({ code: 1016, httpCode: 413, requestId: SECRET })],
  ['a column that is null', shaped({ code: 'ERR_SQLITE_ERROR' }, new Error('NOT NULL constraint failed: users.name'))],
  ['a constraint of no known database', new Error(UNIQUE)],
  ['an answer undici takes for an error', shaped({ code: 'UND_ERR_RESPONSE', statusCode: 404 })],
  ['a Boom that only says so', shaped({ isBoom: 'true', output: { statusCode: 404 } })],
  ['a SyntaxError with a status alone', shaped({ status: 400 }, new SyntaxError(SECRET))],
  ['a URIError of the author’s own', new URIError(SECRET)],
  ['a SyntaxError of the author’s own', new SyntaxError(SECRET)],
  ['an upstream’s status', shaped({ status: 404, statusCode: 404, headers: { 'set-cookie': SECRET } })],
  ['an axios error', shaped({ status: 401, response: { status: 401 } })],
  ['an http-errors shape whose two statuses differ', shaped({ status: 404, statusCode: 400, expose: true })],
  ['a status below 400', shaped({ status: 204, statusCode: 204, expose: true })],
  ['a Boom without a status', shaped({ isBoom: true, output: {} })],
])('%s is not trusted', (_, error) => {
  expect(toForeignFault(error)).toBeUndefined();
});

test('a polluted Object.prototype lends a known error nothing', () => {
  const polluted = Object.prototype as unknown as Record<string, unknown>;
  const lent = { status: 299, details: { headers: { 'x-lent': SECRET } }, retryAfter: 7, location: '/', body: SECRET };
  try {
    Object.assign(polluted, lent);
    const found = toForeignFault(new DOMException(SECRET, 'AbortError'));
    expect([found?.fault, found?.status, found?.details]).toEqual(['unavailable', undefined, undefined]);
    expect(toForeignFault(httpError(409))?.details?.retryAfter).toBeUndefined();
    expect(toForeignFault(schemas.zod.safeParse({}).error)?.details?.retryAfter).toBeUndefined();
    // The first failure of its reason here, whose body nobody has written yet.
    expect(fail(new DOMException(SECRET, 'AbortError')).body).not.toContain(SECRET);
  } finally {
    for (const key of Object.keys(lent)) Reflect.deleteProperty(polluted, key);
  }
});

const schemas = {
  zod: z.object({ name: z.string().min(3), items: z.array(z.object({ id: z.number() })) }),
  valibot: v.object({ name: v.pipe(v.string(), v.minLength(3)), items: v.array(v.object({ id: v.number() })) }),
  arktype: type({ name: 'string >= 3', items: type({ id: 'number' }).array() }),
};

describe.each(Object.entries(schemas))('a %s schema', (_, schema) => {
  test('gives its output', async () => {
    const input = { name: 'ada', items: [{ id: 1 }] };
    expect(await validate(schema, input, 'body')).toEqual(input);
  });

  test('refuses with paths, and never repeats the input', async () => {
    const refusal: unknown = await validate(schema, { name: 'zq', items: [{ id: SECRET }] }, 'body').catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(FaultError);
    const { issues = [] } = (refusal as FaultError).details ?? {};
    expect(issues.map((issue) => issue.path.join('.')).toSorted()).toEqual(['items.0.id', 'name']);
    expect(issues.every((issue) => issue.in === 'body' && issue.message !== '')).toBe(true);
    expect(issues.every((issue) => issue.message !== 'Invalid value')).toBe(true);
    expect(JSON.stringify(issues)).not.toMatch(/hunter2|zq/);
  });

  test('refuses a body that is missing', async () => {
    await expect(validate(schema, undefined, 'body')).rejects.toMatchObject({ fault: 'invalidInput' });
  });
});

test('a validation error thrown by hand is one of the caller’s input, without messages', () => {
  const thrown = schemas.zod.safeParse({ name: SECRET.slice(0, 2) }).error;
  const found = toForeignFault(thrown);
  expect(found?.fault).toBe('invalidInput');
  expect(found?.details?.issues?.every((issue) => issue.message === 'Invalid value')).toBe(true);
  const valibot = (() => {
    try {
      return v.parse(schemas.valibot, {});
    } catch (error) {
      return error;
    }
  })();
  expect(toForeignFault(valibot)?.fault).toBe('invalidInput');
  expect(
    toForeignFault(
      (() => {
        try {
          return schemas.arktype.assert({});
        } catch (error) {
          return error;
        }
      })(),
    )?.fault,
  ).toBe('invalidInput');
});

test.each<[what: string, schema: StandardSchema]>([
  ['Valibot, after a transformation', v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email())],
  ['ArkType, after a transformation', type('string.trim').to('string.email')],
  ['ArkType, escaped', type('string.email')],
  ['Valibot, escaped', v.pipe(v.string(), v.email())],
  ['Zod', z.email()],
])('a message never repeats the input: %s', async (_, schema) => {
  for (const input of ['  HUN"TER2 ', 'hun"ter2', 'hun\nter2', 'hun\\ter2', '7']) {
    const refusal = (await validate(schema, input, 'body').catch((error: unknown) => error)) as FaultError;
    expect(refusal).toBeInstanceOf(FaultError);
    expect(JSON.stringify(refusal.details?.issues)).not.toMatch(/hun|7/i);
  }
});

test('a path that holds a hostile key, and a message that quotes one, are masked', async () => {
  const schema = z.record(z.string(), z.number());
  const refusal = (await validate(schema, { [`<${SECRET}>`]: 'x' }, 'body').catch(
    (error: unknown) => error,
  )) as FaultError;
  expect(refusal.details?.issues?.[0]?.path).toEqual(['?']);
  const strict = z.strictObject({});
  const unknownKey = (await validate(strict, { [SECRET]: 1 }, 'body').catch((error: unknown) => error)) as FaultError;
  expect(JSON.stringify(unknownKey.details)).not.toContain(SECRET);
});

test('at most 50 issues are kept', async () => {
  const input = Array.from({ length: 500 }, () => 'x');
  const refusal = (await validate(z.array(z.number()), input, 'body').catch((error: unknown) => error)) as FaultError;
  expect(refusal.details?.issues).toHaveLength(50);
});
