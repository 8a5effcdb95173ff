import { setImmediate } from 'node:timers/promises';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import { codeEnvelope } from './code-envelope.ts';
import { defineContract } from './contract.ts';
import { toDefinition } from './definition.ts';
import { fault } from './failure.ts';
import {
  api,
  bodyOf,
  codes,
  fail,
  faults,
  internal,
  onError,
  replier,
  request,
  SECRET,
  serve,
} from './replier.fixture.ts';
import { createReplier } from './replier.ts';

const forge = (status: number): unknown => ({
  [Symbol.for('@kuvert/failure')]: { definition: toDefinition(api, 'TOO_MANY_MIRRORS'), status, message: SECRET },
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
    ['a forged failure with a status of successes', forge(299)],
    ['a forged failure with a status beyond all', forge(600)],
    ['a forged failure with half a status', forge(404.5)],
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

  test('a forged fault whose details cannot be read is that fault, without them', () => {
    const forged = Object.defineProperty({ fault: 'conflict' }, 'details', {
      get() {
        throw new Error(SECRET);
      },
    });
    expect(fail({ [Symbol.for('@kuvert/fault')]: forged }).status).toBe(409);
    const closed = Proxy.revocable({}, {});
    closed.revoke();
    expect(fail({ [Symbol.for('@kuvert/fault')]: { fault: 'conflict', details: closed.proxy } }).status).toBe(409);
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

test.each<[string, object]>([
  ['params', { params: null }],
  ['a challenge', { challenge: SECRET }],
  ['retirement', { retired: true }],
])('a polluted Object.prototype lends a code no %s', (_, lent) => {
  const required = {
    internal: 'INTERNAL_ERROR',
    badRequest: 'INVALID_PARAMETERS',
    routeNotFound: 'ROUTE_NOT_FOUND',
  } as const;
  const fresh = createReplier(defineContract({ codes, envelope: codeEnvelope(), faults: required }), { onError });
  const facts = fresh.begin('GET', '/', () => undefined);
  const polluted = Object.prototype as unknown as Record<string, unknown>;
  try {
    Object.assign(polluted, lent);
    expect(fresh.fail(new Error(SECRET), facts)).toMatchObject({ status: 500, body: JSON.stringify(internal) });
    expect(fresh.fail(fault('unauthenticated'), facts).headers['www-authenticate']).toBe('Bearer');
  } finally {
    for (const key of Object.keys(lent)) Reflect.deleteProperty(polluted, key);
  }
});

test('a polluted Object.prototype names no code for a bare status', () => {
  const polluted = Object.prototype as unknown as Record<string, unknown>;
  try {
    polluted['418'] = 'UNAVAILABLE';
    const error = Object.assign(new Error(SECRET), { status: 418, statusCode: 418, expose: true });
    expect(bodyOf(fail(error))).toEqual({ code: 1000, message: 'Invalid parameters' });
  } finally {
    delete polluted['418'];
  }
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

test.each<[what: string, failure: () => unknown, problem: RegExp]>([
  [
    'throws',
    () => {
      throw new Error(SECRET);
    },
    /hunter2/,
  ],
  ['gives nothing', () => undefined, /an envelope gave undefined/],
  ['gives a BigInt', () => 1n, /BigInt/],
])('a house envelope that %s leaves a JSON answer, and the hook hears of both errors', (_, failure, problem) => {
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
  expect(told instanceof AggregateError && told.errors[1]).toMatchObject({ message: expect.stringMatching(problem) });
});

test('a user’s mapper is asked first, and one that throws knows nothing', () => {
  const mapped = serve({
    mappers: [
      () => {
        throw new Error(SECRET);
      },
      () => undefined,
      (error) => (error instanceof RangeError ? fault('conflict', { cause: error }) : undefined),
      () => ({ status: 200 }),
    ],
  });
  expect(mapped.fail(new RangeError(SECRET), request('/')).status).toBe(409);
  expect(mapped.fail(new Error(SECRET), request('/')).status).toBe(500);
});

test('a mapper’s promise is let go, and that it is rejected ends nothing', async () => {
  const unheard = vi.fn<() => void>();
  process.on('unhandledRejection', unheard);
  try {
    const server = serve({ mappers: [() => Promise.reject(new Error(SECRET))] });
    expect(server.fail(new Error(SECRET), request('/')).status).toBe(500);
    await setImmediate();
    expect(unheard).not.toHaveBeenCalled();
  } finally {
    process.off('unhandledRejection', unheard);
  }
});
