import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { fault } from './failure.ts';
import { defineOperations } from './operations.ts';
import type { OperationDefinition, Operations } from './operations.ts';
import { api, bodyOf, crm, onError, replier, request } from './replier.fixture.ts';
import { createReplier } from './replier.ts';

const get = { method: 'GET', path: '/projects/{slug}', ok: {} } as const;
const { getProject } = defineOperations(api, {
  getProject: { ...get, errors: ['TOO_MANY_MIRRORS', { reason: 'INVALID_PARAMETERS', status: [400, 413] }] },
});

/** As somebody does whom no compiler helps. */
const define = (table: unknown): Operations<Record<string, OperationDefinition>> =>
  defineOperations<never, never>(api as never, table as never);

describe('operations', () => {
  test('are plain data by id, frozen, with every status of their codes', () => {
    const operations = define({ getProject: { ...get, tags: ['projects'], errors: ['TOO_MANY_MIRRORS'] } });
    const { implement, run, ...data } = operations['getProject']!;
    expect(data).toEqual({
      id: 'getProject',
      ...get,
      tags: ['projects'],
      errors: [{ reason: 'TOO_MANY_MIRRORS', statuses: [409] }],
    });
    expect([implement, run].every((each) => typeof each === 'function')).toBe(true);
    expect([operations, operations['getProject'], data.errors, data.errors[0]].every(Object.isFrozen)).toBe(true);
    expect(getProject.errors[1]).toEqual({ reason: 'INVALID_PARAMETERS', statuses: [400, 413] });
  });

  test('may be named like a member that every object has', () => {
    const table = JSON.parse('{"__proto__":{"method":"GET","path":"/a","ok":{}}}') as Record<string, unknown>;
    const operations = define({ ...table, constructor: { ...get, path: '/b' } });
    expect(Object.keys(operations)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(define(table))).toBe(Object.prototype);
  });

  test('of an empty table are none', () => {
    expect(define({})).toEqual({});
  });

  test.each<[what: string, problem: RegExp, table: Record<string, unknown>]>([
    ['a name that is none', /operation "get project" is not named like getProject/, { 'get project': get }],
    ['an empty name', /operation "" is not named/, { '': get }],
    ['no object', /a is no object; define it/, { a: null }],
    ['an unknown member', /a has the member sumary, which no operation has/, { a: { ...get, sumary: 'x' } }],
    ['an unknown method', /a has the method FETCH; give it one of GET, HEAD/, { a: { ...get, method: 'FETCH' } }],
    ['no method', /a has the method undefined/, { a: { path: '/a', ok: {} } }],
    ['a method in lower case', /a has the method get/, { a: { ...get, method: 'get' } }],
    ['a path without its slash', /a has the path "v1"; begin it with a slash/, { a: { ...get, path: 'v1' } }],
    ['no path', /a has the path undefined/, { a: { ...get, path: undefined } }],
    ['a query in a path', /a has the path \/a\?b; write a path alone/, { a: { ...get, path: '/a?b' } }],
    ['a brace alone', /a has the path \/\{a; write a path alone/, { a: { ...get, path: '/{a' } }],
    ['a param without a name', /a has the path \/\{\}; write a path/, { a: { ...get, path: '/{}' } }],
    ['a param twice', /a has \{x\} twice in its path/, { a: { ...get, path: '/{x}/{x}' } }],
    [
      'params and no place',
      /a has params and no place/,
      { a: { ...get, path: '/a', params: z.object({ a: z.string() }) } },
    ],
    [
      'a param without a place',
      /a has the param id and no place for it; write \{id\}/,
      { a: { ...get, params: z.object({ slug: z.string(), id: z.string() }) } },
    ],
    [
      'a place without a param',
      /a has \{slug\} in its path and no such param/,
      { a: { ...get, params: z.object({}) } },
    ],
    ['two with one method and path', /a and b are both GET \/projects\/\{slug\}/, { a: get, b: get }],
    [
      'the same path by other names',
      /\/projects\/\{id\} of the operation b is \/projects\/\{slug\} with other names/,
      { a: get, b: { ...get, method: 'PUT', path: '/projects/{id}' } },
    ],
    [
      'the same method and path by other names',
      /a and b are both GET/,
      { a: get, b: { ...get, path: '/projects/{id}' } },
    ],
    ['no ok', /a has no ok; say what it answers/, { a: { method: 'GET', path: '/a' } }],
    ['an unknown member of ok', /a has ok.dta/, { a: { ...get, ok: { dta: 1 } } }],
    [
      'a 2xx that no envelope answers',
      /a has the ok.status 206; an envelope answers/,
      { a: { ...get, ok: { status: 206 } } },
    ],
    ['a failure for an ok', /a has the ok.status 404/, { a: { ...get, ok: { status: 404 } } }],
    ['a raw failure', /a has ok.raw with the status 404/, { a: { ...get, ok: { status: 404, raw: {} } } }],
    ['a raw 204', /a has ok.raw with the status 204/, { a: { ...get, ok: { status: 204, raw: {} } } }],
    ['raw content that is none', /a has ok.raw; give the content/, { a: { ...get, ok: { raw: 'image/png' } } }],
    ['raw data', /a has ok.raw beside data/, { a: { ...get, ok: { raw: {}, page: true } } }],
    ['a 204 with data', /a answers 204 and has data/, { a: { ...get, ok: { status: 204, data: z.string() } } }],
    ['a page of nothing', /a has a page without its list/, { a: { ...get, ok: { page: true } } }],
    [
      'a page that was created',
      /a has a page without its list, or a status/,
      { a: { ...get, ok: { page: true, data: z.array(z.string()), status: 201 } } },
    ],
    [
      'a page in no known style',
      /a has the page "tree"; give it true, or one of page, offset, cursor/,
      { a: { ...get, ok: { page: 'tree', data: z.array(z.string()) } } },
    ],
    ['an unknown reason', /a declares NOPE, which is no reason of this contract/, { a: { ...get, errors: ['NOPE'] } }],
    [
      'a reason every object has',
      /a declares constructor, which is no reason/,
      { a: { ...get, errors: ['constructor'] } },
    ],
    ['the success', /a declares SUCCESS, which is the success/, { a: { ...get, errors: ['SUCCESS'] } }],
    [
      'a reason twice',
      /a declares TOO_MANY_MIRRORS twice/,
      { a: { ...get, errors: ['TOO_MANY_MIRRORS', 'TOO_MANY_MIRRORS'] } },
    ],
    [
      'a status the code has not',
      /a declares TOO_MANY_MIRRORS with 410; give it one of 409\./,
      { a: { ...get, errors: [{ reason: 'TOO_MANY_MIRRORS', status: 410 }] } },
    ],
    [
      'no status',
      /a declares TOO_MANY_MIRRORS with no status/,
      { a: { ...get, errors: [{ reason: 'TOO_MANY_MIRRORS', status: [] }] } },
    ],
  ])('are refused for %s', (_what, problem, table) => {
    expect(() => define(table)).toThrow(problem);
    expect(() => define(table)).toThrow(TypeError);
    expect(() => define(table)).toThrow(/^\[@kuvert\/core\] .*\.$/);
  });

  test('ask a schema for its members, and believe one that cannot say', () => {
    const open = z.looseObject({ slug: z.string() });
    const silent = { '~standard': { version: 1, vendor: 'x', validate: (value: unknown) => ({ value }) } };
    const broken = { '~standard': { ...silent['~standard'], jsonSchema: { input: () => JSON.parse('{') as unknown } } };
    for (const params of [z.object({ slug: z.string() }), open, z.record(z.string(), z.string()), silent, broken]) {
      expect(Object.keys(define({ a: { ...get, params } }))).toEqual(['a']);
    }
    expect(Object.keys(define({ a: { ...get, path: '/{slug}/{id}', params: open } }))).toEqual(['a']);
  });
});

/** What a value that a handler throws is answered with, and what the hook hears. */
function answerTo(value: unknown): { status: number; body: unknown; undeclared: unknown } {
  const facts = request('/projects/a');
  const handle = getProject.implement((): unknown => {
    throw value;
  });
  let reply;
  try {
    handle();
  } catch (thrown) {
    expect(thrown).toBe(value);
    reply = replier.fail(thrown, facts);
  }
  return { status: reply?.status ?? 0, body: bodyOf(reply), undeclared: onError.mock.lastCall?.[0].undeclared };
}

describe('a handler', () => {
  test('that answers at once still does, and hands its arguments on', () => {
    const success = api.ok(1);
    const handle = getProject.implement(function (this: unknown, ...args: readonly number[]) {
      return [this, args, success] as const;
    });
    expect(handle.call({ name: 'this' }, 1, 2)).toEqual([{ name: 'this' }, [1, 2], success]);
    const failure = api.error('TOO_MANY_MIRRORS', { max: 1 });
    expect(getProject.implement(() => failure)()).toBe(failure);
  });

  test('that answers later is awaited once, and what it gives stays as it is', async () => {
    const success = api.ok(1);
    await expect(getProject.implement(async () => Promise.resolve(success))()).resolves.toBe(success);
    const error = new Error('inside');
    await expect(getProject.implement(async () => Promise.reject(error))()).rejects.toBe(error);
    await expect(getProject.implement(async () => Promise.reject(undefined))()).rejects.toBe(undefined);
    // oxlint-disable-next-line unicorn/no-thenable -- a library's own promise
    const lazy = { then: vi.fn<(done: (value: unknown) => void) => void>((done) => done('raw')) };
    await expect(getProject.implement(() => lazy)()).resolves.toBe('raw');
    expect(lazy.then).toHaveBeenCalledOnce();
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'text'],
    ['a frozen object', Object.freeze({ ok: true })],
    ['a function', () => 1],
    ['a revoked proxy', revoked()],
  ])('may give or throw %s, as ever', (_what, value) => {
    expect(getProject.implement(() => value)()).toBe(value);
    expect(answerTo(value)).toEqual({
      status: 500,
      body: { code: 1, message: 'Internal error' },
      undeclared: undefined,
    });
  });
});

describe('a part of a handler', () => {
  test('is run at once, and gives and throws what it does', async () => {
    const failure = api.error('MISSING_SCOPE', { scope: 'x' });
    expect(getProject.run(() => 7)).toBe(7);
    expect(() =>
      getProject.run(() => {
        throw failure;
      }),
    ).toThrow(failure);
    await expect(getProject.run(async () => Promise.reject(failure))).rejects.toBe(failure);
    replier.fail(failure, request('/projects/a'));
    expect(onError.mock.lastCall?.[0].undeclared).toBe('getProject');
  });
});

describe('the hook', () => {
  test('is told of an undeclared code, which is answered as it is', () => {
    const missing = api.error('MISSING_SCOPE', { scope: 'x' });
    expect(answerTo(missing)).toEqual({
      status: 403,
      body: { code: 2201, message: 'Missing scope' },
      undeclared: 'getProject',
    });
    const returned = getProject.implement((): unknown => Object.freeze(missing))();
    replier.answer(returned, request('/'));
    expect(onError.mock.lastCall?.[0]).toMatchObject({ error: missing, undeclared: 'getProject' });
  });

  test('is told nothing more of a declared one', () => {
    expect(answerTo(api.error('TOO_MANY_MIRRORS', { max: 1 }))).toMatchObject({ status: 409, undeclared: undefined });
    expect(Object.keys(onError.mock.lastCall?.[0] ?? {})).not.toContain('undeclared');
    expect(answerTo(api.error('INVALID_PARAMETERS'))).toMatchObject({ status: 400, undeclared: undefined });
    expect(answerTo(fault('bodyTooLarge'))).toMatchObject({ status: 413, undeclared: undefined });
  });

  test('takes a code that any request may get for declared, where the operation has none at that status', () => {
    expect(answerTo(api.error('ROUTE_NOT_FOUND'))).toMatchObject({ status: 404, undeclared: undefined });
    expect(answerTo(new Error('inside'))).toMatchObject({ status: 500, undeclared: undefined });
    expect(answerTo(fault('unavailable'))).toMatchObject({ status: 503, undeclared: undefined });
    // INVALID_PARAMETERS speaks for it, and 409 has another code.
    expect(answerTo(fault('conflict'))).toMatchObject({ status: 409, undeclared: 'getProject' });
  });

  test('is told of foreign errors and faults as they are answered', () => {
    const serve = createReplier(api, { onError, mappers: [() => api.error('PROJECT_MOVED', { location: '/b' })] });
    const foreign = new Error('inside');
    expect(() =>
      getProject.implement(() => {
        throw foreign;
      })(),
    ).toThrow(foreign);
    expect(serve.fail(foreign, request('/')).status).toBe(308);
    expect(onError.mock.lastCall?.[0]).toMatchObject({ error: foreign, undeclared: 'getProject' });
  });

  test('is told of a code of another registry, whatever its reason', () => {
    const { other } = defineOperations(
      { ...api, registry: { ...api.registry } },
      { other: { ...get, errors: ['TOO_MANY_MIRRORS'] } },
    );
    const failure = api.error('TOO_MANY_MIRRORS', { max: 1 });
    replier.answer(other.implement((): unknown => failure)(), request('/'));
    expect(onError.mock.lastCall?.[0].undeclared).toBe('other');
    const shared = crm.error('TOO_MANY_MIRRORS', { max: 1 });
    replier.answer(getProject.implement(() => shared)(), request('/'));
    expect(onError.mock.lastCall?.[0].undeclared).toBe(undefined);
  });

  test('hears of the operation that was asked last, where one calls another', () => {
    const { outer } = defineOperations(api, { outer: { ...get, errors: ['MISSING_SCOPE'] } });
    const inner = getProject.implement((): unknown => api.error('MISSING_SCOPE', { scope: 'x' }));
    replier.answer(outer.implement((): unknown => inner())(), request('/'));
    expect(onError.mock.lastCall?.[0].undeclared).toBe(undefined);
  });

  test('hears of an outcome that comes too late as well', () => {
    const failure = api.error('MISSING_SCOPE', { scope: 'x' });
    expect(replier.late(getProject.implement((): unknown => failure)(), request('/'))).toBe(true);
    expect(onError.mock.lastCall?.[0]).toMatchObject({ error: failure, undeclared: 'getProject' });
  });
});

describe('the observer of a server that names none', () => {
  afterEach(() => void vi.restoreAllMocks());

  test('prints what an operation does not declare', () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const silent = createReplier(api);
    const facts = silent.begin('GET', '/', () => 'id-1');
    const missing = api.error('MISSING_SCOPE', { scope: 'x' });
    silent.answer(getProject.implement((): unknown => missing)(), facts);
    silent.answer(getProject.implement(() => api.error('TOO_MANY_MIRRORS', { max: 1 }))(), facts);
    expect(log.mock.calls).toEqual([['[kuvert] id-1 403 MISSING_SCOPE, undeclared by getProject', missing]]);
  });
});

test('a global object that nothing can be added to changes nothing', () => {
  const key = Symbol.for('@kuvert/raised');
  const before = Object.getOwnPropertyDescriptor(globalThis, key);
  Object.defineProperty(globalThis, key, {
    configurable: true,
    get: () => undefined,
  });
  try {
    expect(answerTo(api.error('MISSING_SCOPE', { scope: 'x' }))).toMatchObject({ status: 403, undeclared: undefined });
  } finally {
    Object.defineProperty(globalThis, key, before ?? { configurable: true, writable: true, value: undefined });
  }
});

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
