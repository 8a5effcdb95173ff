import { createContext, runInContext } from 'node:vm';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { codeEnvelope } from './code-envelope.ts';
import { defineCodes } from './codes.ts';
import { defineContract } from './contract.ts';
import { fault } from './failure.ts';
import type { FailureEvent } from './observe.ts';
import { createReplier } from './replier.ts';
import type { KuvertOptions } from './replier.ts';
import type { Reply } from './reply.ts';
import { statusEnvelope } from './status-envelope.ts';

const codes = defineCodes({
  SUCCESS: { code: 0, status: 200, message: 'OK' },
  INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error' },
  ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' },
  UNAVAILABLE: { code: 6, status: 503, message: 'Unavailable' },
  INVALID_PARAMETERS: { code: 1000, status: 400, message: 'Invalid parameters' },
  UNAUTHENTICATED: { code: 2000, status: 401, message: 'Unauthenticated', challenge: 'Bearer realm="api"' },
  MISSING_SCOPE: {
    code: 2201,
    status: 403,
    message: 'Missing scope',
    params: { scope: 'string' },
    challenge: 'Bearer error="insufficient_scope", scope="{scope}"',
  },
  PROJECT_MOVED: { code: 5901, status: 308, message: 'Project moved' },
  TOO_MANY_MIRRORS: { code: 5900, status: 409, message: 'At most {max} mirrors' },
});
const faults = {
  internal: 'INTERNAL_ERROR',
  badRequest: 'INVALID_PARAMETERS',
  routeNotFound: 'ROUTE_NOT_FOUND',
  unauthenticated: 'UNAUTHENTICATED',
  unavailable: 'UNAVAILABLE',
} as const;
const api = defineContract({ codes, envelope: codeEnvelope(), faults });
const crm = defineContract({ codes, envelope: statusEnvelope({ errors: true }), faults });

const onError = vi.fn<(event: FailureEvent) => unknown>();
beforeEach(() => onError.mockReset());

const serve = (options: KuvertOptions = {}): ReturnType<typeof createReplier> =>
  createReplier(api, { onError, ...options });
const replier = serve({ under: { '/crm': crm } });
const request = (
  target: string,
  method = 'GET',
  headers: Record<string, string> = {},
): ReturnType<typeof replier.begin> => replier.begin(method, target, (name) => headers[name]);
const fail = (thrown: unknown, target = '/'): Reply => replier.fail(thrown, request(target));
const bodyOf = (reply: Reply | undefined): unknown => JSON.parse(reply?.body ?? 'null');

const SECRET = 'hunter2';
const internal = { code: 1, message: 'Internal error' };

describe('a success', () => {
  test('carries its type, nosniff and the request id', () => {
    expect(replier.answer(api.ok({ a: 1 }), request('/', 'GET', { 'x-request-id': 'id-1' }))).toEqual({
      status: 200,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'x-request-id': 'id-1',
      },
      body: '{"code":0,"message":"OK","data":{"a":1}}',
      drop: [],
    });
  });

  test('of 204 has neither body nor type', () => {
    const reply = replier.answer(api.noContent(), request('/'));
    expect(reply).toMatchObject({ status: 204, body: null });
    expect(reply?.headers).not.toHaveProperty('content-type');
  });

  test('has a location that cannot break out of its header', () => {
    const reply = replier.answer(api.created(1, { location: '/a b\r\nx:é%20' }), request('/'));
    expect(reply?.headers['location']).toBe('/a%20b%0D%0Ax:%C3%A9%20');
  });

  test.each([
    ['a BigInt', 1n],
    [
      'a cycle',
      (() => {
        const a: Record<string, unknown> = {};
        a['a'] = a;
        return a;
      })(),
    ],
    [
      'a failing toJSON',
      {
        toJSON() {
          throw new Error(SECRET);
        },
      },
    ],
  ])('that cannot be written, %s, is an internal error, and the hook hears of it', (_, data) => {
    expect(bodyOf(replier.answer(api.ok(data), request('/')))).toEqual(internal);
    expect(onError).toHaveBeenCalledOnce();
  });

  test('speaks its own contract’s envelope wherever it is returned', () => {
    expect(bodyOf(replier.answer(crm.ok(1), request('/')))).toEqual({ status: 'success', data: 1 });
    expect(bodyOf(replier.answer(api.ok(1), request('/crm/x')))).toMatchObject({ code: 0 });
  });

  test('written as JSON by somebody else is still its envelope', () => {
    expect(JSON.parse(JSON.stringify(crm.page([1], { page: 2, pageSize: 1, total: 3 })))).toMatchObject({
      status: 'success',
      meta: { pagination: { links: { next: '?page=3' } } },
    });
  });
});

describe('a failure', () => {
  test('is never cached, and drops what described the answer it replaces', () => {
    const reply = fail(api.error('TOO_MANY_MIRRORS', { max: 3 }));
    expect(reply).toMatchObject({ status: 409, body: '{"code":5900,"message":"At most 3 mirrors"}' });
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(reply.drop).toEqual(
      expect.arrayContaining(['etag', 'last-modified', 'content-disposition', 'content-length']),
    );
    expect(reply.drop).not.toContain('vary');
  });

  test('pays what its status owes: challenge, Retry-After, Allow, Location', () => {
    expect(fail(api.error('UNAUTHENTICATED')).headers['www-authenticate']).toBe('Bearer realm="api"');
    expect(fail(api.error('MISSING_SCOPE', { scope: 'a"b' })).headers['www-authenticate']).toBe(
      'Bearer error="insufficient_scope", scope="a\\"b"',
    );
    expect(fail(fault('unavailable', { retryAfter: 30 })).headers['retry-after']).toBe('30');
    expect(fail(api.error('PROJECT_MOVED', { location: '/b' })).headers['location']).toBe('/b');
    expect(replier.unmatched(request('/', 'PUT'), ['GET']).headers['allow']).toBe('GET, HEAD');
  });

  test('has its own challenge where the raiser gives one', () => {
    const error = api.error('UNAUTHENTICATED', { headers: { 'WWW-Authenticate': 'Basic' } });
    expect(fail(error).headers['www-authenticate']).toBe('Basic');
  });

  test('is answered alike whether it is returned or thrown', () => {
    const error = api.error('TOO_MANY_MIRRORS', { max: 3 });
    const facts = request('/');
    expect(replier.answer(error, facts)).toEqual(replier.fail(error, facts));
    expect(replier.answer(fault('conflict'), facts)).toEqual(replier.fail(fault('conflict'), facts));
  });

  test('says why an input was refused only where the envelope has the member', () => {
    const issues = [{ path: ['a', 0], code: 'invalid', message: 'No', in: 'body' }] as const;
    expect(bodyOf(fail(fault('invalidInput', { issues })))).toEqual({ code: 1000, message: 'Invalid parameters' });
    expect(bodyOf(fail(fault('invalidInput', { issues }), '/crm'))).toMatchObject({ errors: issues });
  });

  test('made by another copy of this package is recognised', async () => {
    vi.resetModules();
    const other = await import('./index.ts');
    const theirs = other.defineContract({ codes, envelope: codeEnvelope(), faults });
    const thrown = theirs.error('TOO_MANY_MIRRORS', { max: 3 });
    expect(thrown).not.toBeInstanceOf(api.error('UNAVAILABLE').constructor);
    expect(fail(thrown).status).toBe(409);
    expect(bodyOf(replier.answer(theirs.ok(1), request('/')))).toMatchObject({ code: 0, data: 1 });
    expect(fail(other.fault('conflict')).status).toBe(409);
  });
});

describe('anything else that is thrown is an internal error and leaks nothing', () => {
  const frozen = Object.freeze(new Error(SECRET));
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const hostile = new Proxy(new Error(SECRET), {
    get() {
      throw new Error(SECRET);
    },
    getPrototypeOf() {
      throw new Error(SECRET);
    },
  });
  test.each<[what: string, thrown: unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['a text', SECRET],
    ['a number', 404],
    ['a BigInt', 404n],
    ['a symbol', Symbol(SECRET)],
    ['a function', () => SECRET],
    ['a plain object with a status', { status: 404, message: SECRET }],
    ['an Error', new Error(SECRET)],
    ['an Error with a status alone', Object.assign(new Error(SECRET), { status: 404 })],
    [
      'an Error with status and statusCode but no expose',
      Object.assign(new Error(SECRET), { status: 404, statusCode: 404 }),
    ],
    [
      'an Error whose status is a business code',
      Object.assign(new Error(SECRET), { status: 5000, statusCode: 5000, expose: true }),
    ],
    [
      'an Error that calls itself 200',
      Object.assign(new Error(SECRET), { status: 200, statusCode: 200, expose: true }),
    ],
    ['a frozen Error', frozen],
    ['an Error of another realm', runInContext('new Error("hunter2")', createContext({}))],
    ['an object without prototype', Object.create(null)],
    ['a revoked proxy', revoked.proxy],
    ['a proxy whose traps throw', hostile],
    [
      'an Error whose getters throw',
      Object.defineProperty(new Error(SECRET), 'status', {
        get() {
          throw new Error(SECRET);
        },
      }),
    ],
    ['a failure of a version that has other members', { [Symbol.for('@kuvert/failure')]: { contract: {} } }],
    ['a forged failure', { [Symbol.for('@kuvert/failure')]: 'nonsense', status: 299 }],
    ['a forged fault', { [Symbol.for('@kuvert/fault')]: 'constructor' }],
    ['an Error with an 8 MB message', new Error(SECRET.repeat(1_200_000))],
  ])('%s', (_, thrown) => {
    const reply = fail(thrown);
    expect(reply.status).toBe(500);
    expect(bodyOf(reply)).toEqual(internal);
    expect(JSON.stringify(reply)).not.toContain(SECRET);
    expect(onError).toHaveBeenCalledOnce();
    expect(onError.mock.calls[0]?.[0].error).toBe(thrown);
  });

  test('a polluted Object.prototype lends no status', () => {
    const polluted = Object.prototype as unknown as Record<string, unknown>;
    const lent = { status: 404, statusCode: 404, expose: true, [Symbol.for('@kuvert/fault')]: 'conflict' };
    try {
      Object.assign(polluted, lent);
      expect(fail(new Error(SECRET)).status).toBe(500);
      expect(fail({}).status).toBe(500);
    } finally {
      for (const key of Reflect.ownKeys(lent)) Reflect.deleteProperty(polluted, key);
    }
  });
});

describe('the hook', () => {
  test('hears of a failure once, with what it needs for a log line', () => {
    const error = api.error('TOO_MANY_MIRRORS', { max: 3 });
    replier.fail(error, request('/a%20b?c', 'PUT', { 'x-request-id': 'id-1' }));
    expect(onError.mock.calls).toEqual([
      [
        {
          error,
          reason: 'TOO_MANY_MIRRORS',
          code: 5900,
          status: 409,
          requestId: 'id-1',
          method: 'PUT',
          path: '/a%20b',
        },
      ],
    ]);
    fail(fault('conflict'));
    expect(onError.mock.lastCall?.[0]).toMatchObject({ fault: 'conflict', status: 409 });
  });

  test.each<[what: string, hook: () => unknown]>([
    [
      'throws',
      () => {
        throw new Error(SECRET);
      },
    ],
    ['rejects', () => Promise.reject(new Error(SECRET))],
    ['never settles', () => new Promise(() => undefined)],
    [
      'returns a thenable whose then throws',
      () => ({
        // oxlint-disable-next-line unicorn/no-thenable -- a thenable that misbehaves is the point
        get then() {
          throw new Error(SECRET);
        },
      }),
    ],
    ['returns nonsense', () => 42],
  ])('that %s changes nothing for the client', async (_, hook) => {
    const expected = fail(new Error(SECRET));
    const reply = serve({ onError: hook }).fail(new Error(SECRET), { ...request('/'), idHeader: {} });
    expect(reply.body).toBe(expected.body);
    await new Promise((resolve) => setTimeout(resolve, 5));
  });

  test('left out, tells console.error of 500 and above alone', () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const silent = createReplier(api);
    const thrown = new Error(SECRET);
    silent.fail(thrown, request('/'));
    silent.fail(api.error('TOO_MANY_MIRRORS', { max: 3 }), request('/'));
    expect(log.mock.calls).toEqual([[expect.stringContaining('500 INTERNAL_ERROR'), thrown]]);
    log.mockRestore();
  });
});

describe('prefixes', () => {
  test.each([
    ['/crm', 'error'],
    ['/crm/', 'error'],
    ['/crm/leads', 'error'],
    ['http://host/crm/leads?x', 'error'],
    ['/CRM/leads', 'error'],
    ['/%63rm/leads', 'error'],
    ['/crmx', undefined],
    ['/', undefined],
    ['/a/crm', undefined],
  ])('a fault at %s answers in the contract that rules it', (target, status) => {
    expect((bodyOf(fail(null, target)) as { status?: string }).status).toBe(status);
  });

  test('the longest one wins', () => {
    const nested = serve({ under: { '/a': crm, '/a/b': api } });
    const at = (target: string): unknown =>
      bodyOf(
        nested.fail(
          null,
          nested.begin('GET', target, () => undefined),
        ),
      );
    expect(at('/a/c')).toHaveProperty('status');
    expect(at('/a/b/c')).toEqual(internal);
  });

  test.each(['crm', '/crm/', '/', '', '/crm?x', '//crm'])('%j is refused for one', (prefix) => {
    expect(() => serve({ under: { [prefix]: crm } })).toThrow(/the prefix .* is not like \/crm\/v1/);
  });
});

test('a request without a route is 404, with other methods 405, and OPTIONS is told them', () => {
  expect(replier.unmatched(request('/', 'PUT'), [])).toMatchObject({ status: 404 });
  expect(replier.unmatched(request('/', 'PUT'), ['GET'])).toMatchObject({
    status: 405,
    body: '{"code":2,"message":"Route not found"}',
  });
  expect(replier.unmatched(request('/', 'GET'), ['GET'])).toMatchObject({ status: 404 });
  expect(replier.unmatched(request('/', 'HEAD'), ['GET'])).toMatchObject({ status: 404 });
  expect(replier.unmatched(request('/', 'OPTIONS'), ['POST'])).toMatchObject({
    status: 204,
    body: null,
    headers: { allow: 'POST' },
  });
});

test('a path that does not decode is refused, and another is not', () => {
  expect(replier.refuse(request('/%ff'))).toMatchObject({ status: 400 });
  expect(replier.refuse(request('/%C3%A9?%ff'))).toBeUndefined();
});

test('request ids can be renamed and switched off', () => {
  const renamed = serve({ requestId: { header: 'X-Trace', generate: () => 'made' } });
  expect(renamed.begin('GET', '/', (name) => (name === 'x-trace' ? 'theirs' : undefined)).idHeader).toEqual({
    'x-trace': 'theirs',
  });
  expect(() => serve({ requestId: { header: 'X Id' } })).toThrow(/"X Id" is not like X-Request-Id/);
  const off = serve({ requestId: false });
  const facts = off.begin('GET', '/', () => 'theirs');
  expect(facts.idHeader).toEqual({});
  expect(facts.requestId).not.toBe('theirs');
});

test('a failure is answered as it was raised, whatever was done to the error since', () => {
  const error = Object.defineProperties(api.error('TOO_MANY_MIRRORS', { max: 3 }), {
    message: {
      get() {
        throw new Error(SECRET);
      },
    },
    status: { value: 299 },
  });
  expect(fail(error)).toMatchObject({ status: 409, body: '{"code":5900,"message":"At most 3 mirrors"}' });
});

test('a failure written as JSON by somebody else is its envelope, without its cause', () => {
  const error = crm.error('TOO_MANY_MIRRORS', { max: 3 }, { cause: { sql: SECRET } });
  expect(JSON.parse(JSON.stringify(error))).toEqual({ status: 'error', message: 'At most 3 mirrors', code: '5900' });
  expect(JSON.stringify(fault('conflict', { cause: SECRET }))).toBe('{"fault":"conflict"}');
  expect(Object.keys(error)).not.toContain('cause');
});

test('details take the place of nothing that every answer carries', () => {
  const headers = { 'X-Content-Type-Options': 'no', 'Cache-Control': 'public', 'X-Request-Id': 'mine', Vary: 'Origin' };
  const facts = request('/', 'GET', { 'x-request-id': 'theirs' });
  expect(replier.fail(fault('conflict', { headers }), facts).headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'x-request-id': 'theirs',
    vary: 'Origin',
  });
  expect(replier.answer(api.ok(1, { headers }), facts)?.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cache-control': 'public',
    'x-request-id': 'theirs',
  });
});

test('a polluted Object.prototype lends details nothing', () => {
  const polluted = Object.prototype as unknown as Record<string, unknown>;
  const lent = { headers: { 'x-lent': SECRET }, retryAfter: 7, location: '/lent', status: 299 };
  try {
    Object.assign(polluted, lent);
    expect(fail(fault('conflict', {})).headers).not.toHaveProperty('retry-after');
    expect(fail(api.error('TOO_MANY_MIRRORS', { max: 3 }, {})).status).toBe(409);
    expect(Object.keys(replier.answer(api.ok(1, {}), request('/'))?.headers ?? {})).not.toContain('location');
  } finally {
    for (const key of Object.keys(lent)) Reflect.deleteProperty(polluted, key);
  }
});

test.each<[what: string, failure: () => unknown]>([
  [
    'throws',
    () => {
      throw new Error(SECRET);
    },
  ],
  ['gives nothing', () => undefined],
  ['gives a BigInt', () => 1n],
])('a house envelope that %s leaves a JSON answer, and the hook hears of both errors', (_, failure) => {
  const house = createReplier(defineContract({ codes, envelope: { ...codeEnvelope(), failure }, faults }), { onError });
  const thrown = new Error(SECRET);
  const reply = house.fail(
    thrown,
    house.begin('GET', '/', () => undefined),
  );
  expect(reply).toMatchObject({ status: 500, body: '{"message":"Internal error"}' });
  expect(onError).toHaveBeenCalledOnce();
  expect(onError.mock.calls[0]?.[0]).toMatchObject({ status: 500, reason: 'INTERNAL_ERROR' });
  const told = onError.mock.calls[0]?.[0].error;
  expect(told instanceof AggregateError && told.errors[0]).toBe(thrown);
});

test('a user’s mapper is asked first, and one that throws knows nothing', () => {
  const mapped = serve({
    mappers: [
      () => {
        throw new Error(SECRET);
      },
      (error) => (error instanceof RangeError ? fault('conflict', { cause: error }) : undefined),
      () => ({ status: 200 }),
    ],
  });
  expect(mapped.fail(new RangeError(SECRET), request('/')).status).toBe(409);
  expect(mapped.fail(new Error(SECRET), request('/')).status).toBe(500);
});
