import { describe, expect, test, vi } from 'vitest';
import { codeEnvelope } from './code-envelope.ts';
import { defineCodes } from './codes.ts';
import { defineContract } from './contract.ts';
import type { Envelope, SuccessParts } from './envelope.ts';
import { fault } from './failure.ts';
import type { PageInfo } from './pagination.ts';
import {
  api,
  bodyOf,
  codes,
  crm,
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

  test('carries no word of what describes the answer it replaces', () => {
    const described = `
      accept-ranges cache-control content-digest content-disposition content-encoding content-language content-length
      content-location content-md5 content-range digest etag expires last-modified location repr-digest trailer transfer-encoding
    `
      .trim()
      .split(/\s+/);
    expect(fail(fault('conflict')).drop).toEqual(expect.arrayContaining(described));
    const empty = replier.answer(api.noContent({ headers: { vary: 'Origin' } }), request('/'));
    expect(empty?.drop).toEqual(expect.arrayContaining([...described, 'content-type']));
    expect(Object.keys(empty?.headers ?? {})).toEqual(['vary', 'x-request-id']);
  });

  test('has the challenge of its code at 401 and 403 alone, and at 401 never none', () => {
    const own = defineCodes({
      INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error' },
      NO_TOKEN: { code: 2, status: [401, 403, 400], message: 'No token', challenge: 'Basic' },
    });
    const required = {
      internal: 'INTERNAL_ERROR',
      badRequest: 'INTERNAL_ERROR',
      routeNotFound: 'INTERNAL_ERROR',
    } as const;
    const challenges = (named: object): unknown[] => {
      const contract = defineContract({ codes: own, envelope: codeEnvelope(), faults: { ...required, ...named } });
      const server = createReplier(contract, { onError });
      const facts = server.begin('GET', '/', () => undefined);
      return [
        ...([401, 403, 400] as const).map((status) => contract.error('NO_TOKEN', { status })),
        ...(['unauthenticated', 'forbidden', 'conflict'] as const).map((name) => fault(name)),
      ].map((error) => server.fail(error, facts).headers['www-authenticate']);
    };
    expect(challenges({})).toEqual(['Basic', 'Basic', undefined, 'Bearer', undefined, undefined]);
    expect(challenges({ unauthenticated: 'NO_TOKEN', forbidden: 'NO_TOKEN' })).toEqual([
      'Basic',
      'Basic',
      undefined,
      'Basic',
      'Basic',
      undefined,
    ]);
    const foreign = Object.assign(new Error(SECRET), { status: 401, statusCode: 401, expose: true });
    const lent = defineContract({
      codes: own,
      envelope: codeEnvelope(),
      faults: { ...required, unauthenticated: 'NO_TOKEN' },
      statuses: { 401: 'INTERNAL_ERROR' },
    });
    const server = createReplier(lent, { onError });
    const reply = server.fail(
      foreign,
      server.begin('GET', '/', () => undefined),
    );
    expect([bodyOf(reply), reply.headers['www-authenticate']]).toEqual([internal, 'Basic']);
  });

  test('of a bare status has the code that the contract names for it', () => {
    const named = defineContract({ codes, envelope: codeEnvelope(), faults, statuses: { 418: 'UNAVAILABLE' } });
    const server = createReplier(named, { onError });
    const statusOf = (status: number): unknown => {
      const error = Object.assign(new Error(SECRET), { status, statusCode: status, expose: true });
      const reply = server.fail(
        error,
        server.begin('GET', '/', () => undefined),
      );
      return [reply.status, bodyOf(reply)];
    };
    expect(statusOf(418)).toEqual([418, { code: 6, message: 'Unavailable' }]);
    expect(statusOf(410)).toEqual([410, { code: 1000, message: 'Invalid parameters' }]);
  });

  test('is written once where it is the same each time, and else each time', () => {
    const failure = vi.fn<Envelope['failure']>(({ status, message, issues }) => ({ status, message, issues }));
    const house = defineContract({ codes, envelope: { ...codeEnvelope(), failure }, faults });
    const server = createReplier(house, { onError });
    const bodies = (...errors: unknown[]): unknown[] =>
      errors.map((error) =>
        bodyOf(
          server.fail(
            error,
            server.begin('GET', '/', () => undefined),
          ),
        ),
      );
    const [first, second] = bodies(house.error('UNAVAILABLE'), house.error('UNAVAILABLE'));
    expect(second).toEqual(first);
    expect(failure).toHaveBeenCalledOnce();
    expect(bodies(fault('internal'), fault('badGateway'), fault('internal'))).toMatchObject([
      { status: 500 },
      { status: 502 },
      { status: 500 },
    ]);
    const mirrors = [1, 2].map((max) => house.error('TOO_MANY_MIRRORS', { max }));
    expect(bodies(...mirrors)).toMatchObject([{ message: 'At most 1 mirrors' }, { message: 'At most 2 mirrors' }]);
    const issue = { path: [], code: 'invalid', message: 'No' };
    const refused = [[], [issue], undefined].map((issues) => fault('invalidInput', issues && { issues }));
    expect(bodies(...refused)).toMatchObject([{ issues: [] }, { issues: [issue] }, { message: 'Invalid parameters' }]);
    expect(bodies(fault('invalidInput'))[0]).not.toHaveProperty('issues');
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

const linked = (link: string): object => ({ meta: { pagination: { links: { next: link } } } });
const success = ({ linkTo }: SuccessParts): unknown => ({ more: linkTo(2) });

test('a list links to its pages by the parameter of its style, and what is no list by that of pages', () => {
  const server = serve({ baseUrl: 'https://api.example.com' });
  const facts = server.begin('GET', '/leads?q=a&page=1', () => undefined);
  const next = (page: PageInfo): unknown => bodyOf(server.answer(crm.page([], page), facts));
  expect(next({ page: 1, pageSize: 1, total: 2 })).toMatchObject(linked('https://api.example.com/leads?q=a&page=2'));
  expect(next({ pageSize: 1, nextCursor: 'é' })).toMatchObject(
    linked('https://api.example.com/leads?q=a&page=1&cursor=%C3%A9'),
  );
  const house = defineContract({ codes, envelope: { ...codeEnvelope(), success }, faults });
  expect(bodyOf(server.answer(house.ok(1), facts))).toEqual({ more: 'https://api.example.com/leads?q=a&page=2' });
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
