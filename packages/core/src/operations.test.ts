import { afterEach, describe, expect, test, vi } from 'vitest';
import { fault } from './failure.ts';
import { defineOperations } from './operations.ts';
import { api, bodyOf, crm, onError, replier, request } from './replier.fixture.ts';
import { createReplier } from './replier.ts';

const get = { method: 'GET', path: '/projects/{slug}', ok: {} } as const;
const { getProject } = defineOperations(api, {
  getProject: { ...get, errors: ['TOO_MANY_MIRRORS', { reason: 'INVALID_PARAMETERS', status: [400, 413] }] },
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
