import type { Case, TestRequest } from '../case.ts';
import { api } from '../contracts.ts';
import { failure, ok } from '../expect.ts';
import { get } from '../on.ts';

const unknown = failure(404, 2, 'Route not found');
const { route, request } = get('/targets/here', () => api.ok('here'));

const nowhere: readonly (readonly [id: string, what: string, path: string])[] = [
  ['dots', 'a path that climbs', '/targets/here/../../../etc/passwd'],
  ['encoded-dots', 'a path that climbs in disguise', '/targets/%2e%2e/%2e%2e/etc/passwd'],
  ['encoded-slash', 'a path with an encoded slash', '/targets%2fhere'],
  ['null', 'a path with an encoded NUL', '/targets/here%00'],
  ['newline', 'a path with an encoded line break', '/targets/here%0d%0aset-cookie:%20a=b'],
  ['semicolon', 'a path with a parameter', '/targets/here;a=b'],
  ['long', 'a path of 8,000 characters', `/targets/${'x'.repeat(8_000)}`],
  ['deep', 'a path of 2,000 segments', '/x'.repeat(2_000)],
  ['prototype', 'a path named like a member of Object', '/__proto__/constructor'],
  ['query', 'a query that does not decode', '/targets/nowhere?%=%zz&%'],
  ['query-brackets', 'a query that qs would nest', `/targets/nowhere?${'a[b]'.repeat(300)}=1&__proto__[x]=1`],
  ['query-many', 'a query of 2,000 parameters', `/targets/nowhere?${'a=1&'.repeat(2_000)}`],
];

const COMMON: ReadonlySet<string> = new Set(['PUT', 'PATCH', 'DELETE']);
const methods = [...COMMON, 'PROPFIND', 'SEARCH', 'REPORT', 'PURGE', 'LOCK'];

const wire = (target: string, method = 'GET', headers: TestRequest['headers'] = {}): TestRequest => ({
  method,
  path: target,
  headers,
});

/** Request targets and methods as no client of good will sends them. */
export const targets: readonly Case[] = [
  ...nowhere.map(([id, what, path]): Case => ({
    id: `target-${id}`,
    title: `${what} is an unknown route`,
    why: 'routers and their 404 pages repeat it, decode it twice or fail over it',
    request: { path },
    expect: unknown,
  })),
  ...methods.map(toMethodCase),
  {
    id: 'target-absolute',
    title: 'an absolute target finds its route, and its host is nobody',
    why: 'RFC 9112 §3.2.2; Koa takes the host from it',
    route,
    request: wire('http://evil.example/targets/here'),
    expect: ok('here'),
    needs: 'raw targets',
  },
  {
    id: 'target-absolute-unknown',
    title: 'an absolute target of an unknown route is told so',
    why: 'RFC 9112 §3.2.2',
    request: wire('http://evil.example/targets/nowhere'),
    expect: unknown,
    needs: 'raw targets',
  },
  {
    id: 'target-quotes',
    title: 'a path with quotes is an unknown route',
    why: 'a 404 page that repeats it runs what is in it',
    request: wire('/targets/"\'<>`{}|'),
    expect: unknown,
    needs: 'odd targets',
  },
  {
    id: 'target-backslash',
    title: 'a path with a backslash is an unknown route',
    why: 'some take it for a slash',
    request: wire('/targets\\nowhere'),
    expect: unknown,
    needs: 'raw targets',
  },
  {
    id: 'target-asterisk',
    title: 'OPTIONS of the whole server is answered in the envelope',
    why: 'RFC 9112 §3.2.4; no route has that path',
    request: wire('*', 'OPTIONS'),
    expect: unknown,
    needs: ['raw targets', 'asterisk targets'],
  },
];

function toMethodCase(method: string): Case {
  return {
    id: `method-${method.toLowerCase()}`,
    title: `${method} of a route that only has GET is told so`,
    why: 'RFC 9110 §15.5.6; Koa and Hono answer 404',
    route,
    request: { method, path: request.path },
    expect: failure(405, 2, 'Route not found', { allow: 'GET, HEAD' }),
    ...(!COMMON.has(method) && { needs: 'odd methods' }),
  };
}
