import { createContext, runInContext } from 'node:vm';
import Boom from '@hapi/boom';
import { fault } from '@kuvert/core';
import { kuvert } from '@kuvert/fetch';
import createError from 'http-errors';
import multer from 'multer';
import { describe, expect, test } from 'vitest';
import { adapters } from './adapters.ts';
import { api, messageOf } from './contract.ts';
import type { Reason } from './contract.ts';

const SECRET = 'hunter2';
const internal = { status: 500, reason: 'INTERNAL' } as const;
const members = (more: object, error: Error = new Error(SECRET)): Error => Object.assign(error, more);

/** As the JSON of somebody else's error is, thrown as it was received. */
const received = (shape: object): unknown => JSON.parse(JSON.stringify({ message: SECRET, ...shape }));
const httpShape = { status: 404, statusCode: 404, expose: true, headers: { 'retry-after': SECRET } };

const received404: readonly (readonly [what: string, thrown: unknown])[] = [
  ['http-errors', received(httpShape)],
  ['body-parser', received({ ...httpShape, status: 413, statusCode: 413, type: 'entity.too.large' })],
  ['multer', received({ name: 'MulterError', code: 'LIMIT_FILE_SIZE' })],
  ['busboy', received({ message: 'Unexpected end of form' })],
  ['formidable', received({ code: 1009, httpCode: 413 })],
  ['a router', received({ name: 'URIError', status: 400 })],
  ['co-body', received({ name: 'SyntaxError', status: 400, body: SECRET })],
  ['zlib', received({ code: 'Z_DATA_ERROR', errno: -3 })],
  ['Boom', received(Boom.notFound(SECRET, { a: 1 }))],
  ['Hono', received({ ...httpShape, statusCode: undefined, getResponse: 'x' })],
  ['Zod', received({ name: 'ZodError', issues: [], _zod: { constr: 'x' } })],
  ['SQLite', received({ code: 'ERR_SQLITE_ERROR', message: 'UNIQUE constraint failed: a.b' })],
];

const ordinary: readonly (readonly [what: string, thrown: unknown])[] = [
  ['an SDK’s status', members({ status: 404 })],
  ['an SDK’s status and code', members({ statusCode: 404, code: 'NOT_FOUND' })],
  ['two statuses that agree, without expose', members({ status: 404, statusCode: 404 })],
  ['a type of body-parser, without what goes with it', members({ type: 'entity.too.large', status: 413 })],
  ['codes like formidable’s, with more', members({ code: 1009, httpCode: 413, requestId: SECRET })],
  ['a code like zlib’s, of a client that could not decompress', members({ code: 'Z_DATA_ERROR', config: {} })],
  ['zlib without memory', members({ code: 'Z_MEM_ERROR', errno: -4 })],
  ['a message like busboy’s, with more', members({ code: 'E_FEED' }, new Error('Unexpected end of form'))],
  ['a message that contains busboy’s', new Error('feed: Unexpected end of form')],
  ['a request that somebody else aborted', new Error('Request aborted')],
  ['a type that somebody else does not support', new Error('Unsupported content type: text/html')],
  [
    'a status of co-body’s that has more',
    members({ status: 415, url: SECRET }, new Error('Unsupported content-type: x')),
  ],
  ['a parser’s error that is the application’s', new SyntaxError(SECRET)],
  ['a SyntaxError with the status of an upstream', members({ status: 400 }, new SyntaxError(SECRET))],
  ['a path that the application could not decode', new URIError(SECRET)],
  ['a RangeError of the application’s', new RangeError(SECRET)],
  [
    'SQL that quotes a constraint',
    members({ code: 'ERR_SQLITE_ERROR' }, new Error('near "UNIQUE constraint failed": x')),
  ],
  ['a constraint of another database', new Error('UNIQUE constraint failed: a.b')],
  ['a Boom that answers a success', members({ isBoom: true, output: { statusCode: 200 } })],
  ['a Boom that only says so', members({ isBoom: 'true', output: { statusCode: 404 } })],
  ['an HTTPException whose response cannot be read', members({ status: 'x', getResponse: () => SECRET })],
  ['headers that cannot be read', members({ status: 401, getResponse: 1, res: { headers: { get: 1 } } })],
  [
    'a proxy that throws whatever is asked',
    new Proxy(createError(404), {
      ownKeys() {
        throw new Error(SECRET);
      },
      getPrototypeOf() {
        throw new Error(SECRET);
      },
    }),
  ],
  [
    'a getter that throws',
    Object.defineProperty(createError(404), 'status', {
      get() {
        throw new Error(SECRET);
      },
    }),
  ],
  ['a name that is no text', members({ name: { toString: 1 } })],
];

describe.each(Object.entries(adapters))('%s', (_, start) => {
  test.each(received404)('what another server says of itself is internal here: %s', async (_what, thrown) => {
    const server = await start(() => {
      throw thrown;
    });
    await server.expect({}, { ...internal, original: thrown });
  });

  test.each(ordinary)('an error of the application is not taken for the caller’s: %s', async (_what, thrown) => {
    const server = await start(() => {
      throw thrown;
    });
    await server.expect({}, internal);
    expect(server.heard()).toEqual([]);
  });

  test('a mapper of the user’s own goes before what is known', async () => {
    const error = createError(404, SECRET);
    const mine = Object.assign(new Error(SECRET), { code: '23505' });
    let thrown: unknown = error;
    const mappers = [
      (value: unknown) => (value === error ? fault('unavailable', { retryAfter: 9 }) : undefined),
      (value: unknown) => ((value as { code?: unknown }).code === '23505' ? fault('conflict') : undefined),
    ];
    const server = await start(
      () => {
        throw thrown;
      },
      { mappers },
    );
    const unavailable = { status: 503, reason: 'UNAVAILABLE', headers: { 'retry-after': '9' } } as const;
    await server.expect({}, { ...unavailable, original: error });
    thrown = mine;
    await server.expect({}, { status: 409, reason: 'CONFLICT', original: mine });
    thrown = createError(409, SECRET);
    await server.expect({}, { status: 409, reason: 'CONFLICT', original: thrown });
  });
});

test('an error of another realm is known as well', async () => {
  const realm = createContext({});
  const theirs = runInContext(
    'Object.assign(new Error("hunter2"), { code: "Z_DATA_ERROR", errno: -3 })',
    realm,
  ) as object;
  const server = await adapters.Koa(() => {
    throw theirs;
  });
  await server.expect({}, { status: 400, reason: 'MALFORMED_BODY' });
});

describe('a polluted Object.prototype', () => {
  const lent: Readonly<Record<string, unknown>> = {
    status: 404,
    statusCode: 404,
    expose: true,
    type: 'entity.parse.failed',
    isBoom: true,
    output: { statusCode: 404, headers: { allow: SECRET } },
    getResponse: () => SECRET,
    res: new Response(SECRET, { headers: { 'www-authenticate': SECRET } }),
    httpCode: 413,
    code: 'ECONNREFUSED',
    errno: -3,
    issues: [],
    body: SECRET,
    retryAfter: 7,
    location: `/${SECRET}`,
    allow: [SECRET],
    retryable: true,
    details: { headers: { 'x-lent': SECRET } },
  };
  const polluted = async (run: () => Promise<void>): Promise<void> => {
    const root = Object.prototype as unknown as Record<string, unknown>;
    // Not enumerable: the frameworks and the runner of the tests would trip over it.
    for (const [name, value] of Object.entries(lent)) {
      Object.defineProperty(root, name, { value, writable: true, configurable: true });
    }
    try {
      await run();
    } finally {
      for (const name of Object.keys(lent)) Reflect.deleteProperty(root, name);
    }
  };
  /** Frameworks fall for it themselves: what Kuvert answers is asked for without a server in between. */
  const answer = async (
    thrown: unknown,
  ): Promise<readonly [status: number, headers: readonly string[], body: unknown]> => {
    const handle = kuvert(api, { onError: () => undefined }).handler(() => {
      throw thrown;
    });
    const request = new Request('http://localhost/');
    let response = new Response();
    await polluted(async () => {
      response = await handle(request);
    });
    return [response.status, [...response.headers.keys()], await response.json()];
  };

  test.each<[what: string, thrown: unknown, status: number, reason: Reason]>([
    ['an error', new Error(SECRET), 500, 'INTERNAL'],
    ['an object', {}, 500, 'INTERNAL'],
    ['a parser’s error', new SyntaxError(SECRET), 500, 'INTERNAL'],
    ['an error of multer', new multer.MulterError('LIMIT_FILE_SIZE'), 413, 'UPLOAD_TOO_LARGE'],
    ['an error of http-errors', createError(409, SECRET), 409, 'CONFLICT'],
    ['an error of busboy', new Error('Unexpected end of form'), 400, 'UPLOAD_MALFORMED'],
    ['an error of fetch', new TypeError('fetch failed'), 502, 'BAD_GATEWAY'],
    ['a fault', fault('forbidden'), 403, 'FORBIDDEN'],
  ])('lends %s nothing', async (_, thrown, status, reason) => {
    expect(await answer(thrown)).toEqual([
      status,
      ['cache-control', 'content-type', 'x-content-type-options', 'x-request-id'],
      { status: 'error', message: messageOf(reason), code: reason },
    ]);
  });
});
