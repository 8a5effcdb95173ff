import { describe, expect, test, vi } from 'vitest';
import { codeEnvelope } from './code-envelope.ts';
import { fault } from './failure.ts';
import { api, bodyOf, codes, crm, fail, faults, replier, request, SECRET } from './replier.fixture.ts';

const allowOf = (thrown: unknown, method: string, methods?: () => Iterable<string>): string | undefined =>
  replier.fail(
    thrown,
    replier.begin(method, '/', () => undefined, methods),
  ).headers['allow'];
const broken = (): never => {
  throw new Error(SECRET);
};

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

  test('of 405 says which methods there are, all but the refused one, if there are none', () => {
    expect(allowOf(fault('methodNotAllowed'), 'POST', () => ['PUT', 'GET'])).toBe('GET, HEAD, PUT');
    expect(allowOf(fault('methodNotAllowed'), 'HEAD', () => ['GET', 'HEAD', 'PUT'])).toBe('PUT');
    expect(allowOf(fault('methodNotAllowed', { allow: ['PUT'] }), 'POST', () => ['GET'])).toBe('PUT');
    expect(allowOf(fault('methodNotAllowed', { headers: { Allow: 'PUT' } }), 'POST', () => ['GET'])).toBe('PUT');
    expect(allowOf(fault('methodNotAllowed'), 'POST')).toBe('');
    expect(allowOf(Object.assign(new Error('x'), { status: 405, statusCode: 405, expose: true }), 'POST', broken)).toBe(
      '',
    );
    expect(allowOf(fault('conflict'), 'POST', () => ['GET'])).toBe(undefined);
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
