import { describe, expect, test } from 'vitest';
import { api, bodyOf, crm, fail, internal, onError, replier, request, SECRET, serve } from './replier.fixture.ts';

describe('a success', () => {
  test('carries its type, nosniff and the request id', () => {
    expect(replier.answer(api.ok({ a: 1 }), request('/', 'GET', { 'x-request-id': 'id-1' }))).toEqual({
      status: 200,
      isFailure: false,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'x-request-id': 'id-1',
      },
      body: '{"code":0,"message":"OK","data":{"a":1}}',
      drop: ['content-encoding', 'content-length', 'trailer', 'transfer-encoding'],
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
