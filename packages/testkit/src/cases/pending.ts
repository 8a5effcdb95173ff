import type { Case, Expectation } from '../case.ts';
import { api } from '../contracts.ts';
import { failure, internal, noContent, ok } from '../expect.ts';
import type { RouteInput } from '../harness.ts';
import { SECRET } from '../leak.ts';
import { get } from '../on.ts';

const kept = {
  'access-control-allow-origin': 'https://app.example',
  'access-control-allow-credentials': 'true',
  'set-cookie': 'seen=1; HttpOnly',
  'strict-transport-security': 'max-age=300',
  vary: 'Origin',
};
const stale = {
  'cache-control': 'public, max-age=3600',
  'content-disposition': 'attachment; filename="report.csv"',
  'content-language': 'de',
  etag: '"abc"',
  'last-modified': 'Thu, 01 Jan 1970 00:00:00 GMT',
};
const dropped = { 'content-disposition': null, 'content-language': null, etag: null, 'last-modified': null };

const added = { 'Set-Cookie': 'sid=2', Vary: 'Accept-Language' };
const joined = { 'set-cookie': `${kept['set-cookie']}, sid=2`, vary: 'Origin, Accept-Language' };

const prepare = ({ header }: RouteInput): void => {
  for (const [name, value] of Object.entries({ ...kept, ...stale })) header(name, value);
};

/** Headers that are set before it is known what the answer will be. */
export const pending: readonly Case[] = [
  {
    id: 'pending-thrown',
    title: 'a failure keeps CORS, cookies and HSTS, and drops what described the aborted answer',
    why: 'Koa drops them all; Express keeps a cached report’s headers on its error',
    ...get('/pending/thrown', (input) => {
      prepare(input);
      throw api.error('FORBIDDEN');
    }),
    expect: failure(403, 4, 'Forbidden', { ...kept, ...dropped, 'cache-control': 'no-store' }),
    needs: 'pending headers',
  },
  {
    id: 'pending-returned',
    title: 'a returned failure keeps and drops the same headers',
    why: 'a failure may be returned as well as thrown',
    ...get('/pending/returned', (input) => {
      prepare(input);
      return api.error('FORBIDDEN');
    }),
    expect: failure(403, 4, 'Forbidden', { ...kept, ...dropped, 'cache-control': 'no-store' }),
    needs: 'pending headers',
  },
  {
    id: 'pending-internal',
    title: 'an internal error keeps and drops the same headers',
    why: 'without CORS headers a browser hides the error from its own page',
    ...get('/pending/internal', async (input) => {
      prepare(input);
      await Promise.reject(new Error(SECRET));
    }),
    expect: { ...internal, headers: { ...kept, ...dropped, 'cache-control': 'no-store' } },
    needs: 'pending headers',
  },
  {
    id: 'pending-success',
    title: 'a success keeps every header that was set before',
    why: 'they are its author’s',
    ...get('/pending/success', (input) => {
      prepare(input);
      return api.ok(1);
    }),
    expect: ok(1, { ...kept, ...stale }),
    needs: 'pending headers',
  },
  {
    id: 'pending-type',
    title: 'the type of an envelope wins over one that was set before',
    why: 'a handler may have begun another answer',
    ...get('/pending/type', ({ header }) => {
      header('content-type', 'text/csv');
      return api.ok(1);
    }),
    expect: ok(1),
    needs: 'pending headers',
  },
  {
    id: 'pending-no-content',
    title: 'noContent drops what described a body',
    why: '204 has none',
    ...get('/pending/no-content', (input) => {
      prepare(input);
      input.header('content-type', 'text/csv');
      return api.noContent();
    }),
    expect: { ...noContent, headers: { ...noContent.headers, ...kept, 'content-disposition': null } },
    needs: 'pending headers',
  },
  {
    id: 'pending-framing',
    title: 'no success is framed, or said to be compressed, as another answer was to be',
    why: 'two framings make two answers of one; a Trailer ends the process under node-server',
    ...get('/pending/framing', ({ header }) => {
      header('content-length', '3');
      header('content-encoding', 'gzip');
      header('trailer', 'x-sum');
      return api.ok('whole');
    }),
    expect: ok('whole', { 'content-encoding': null, trailer: null }),
    needs: 'pending headers',
  },
  {
    id: 'pending-framing-thrown',
    title: 'no failure is either',
    why: 'the answer that failed may have been a compressed stream',
    ...get('/pending/framing-thrown', async ({ header }) => {
      header('content-length', '3');
      header('content-encoding', 'gzip');
      header('trailer', 'x-sum');
      await Promise.reject(new Error(SECRET));
    }),
    expect: { ...internal, headers: { 'content-encoding': null, trailer: null } },
    needs: 'pending headers',
  },
  joining('returned', 'a success', () => api.ok(1, { headers: added }), ok(1, joined)),
  joining(
    'failed',
    'a failure',
    () => api.error('FORBIDDEN', { headers: added }),
    failure(403, 4, 'Forbidden', joined),
  ),
];

function joining(id: string, what: string, outcome: () => unknown, expect: Expectation): Case {
  return {
    id: `pending-joined-${id}`,
    title: `cookies and Vary of ${what} join those that are there`,
    why: 'replacing them logs a session out, and has caches mix up origins',
    ...get(`/pending/joined/${id}`, (input) => {
      prepare(input);
      return outcome();
    }),
    expect,
    needs: 'pending headers',
  };
}
