import type { Case } from '../case.ts';
import { api, crm } from '../contracts.ts';
import { crmFailure, failure, ok } from '../expect.ts';
import type { RouteInput } from '../harness.ts';
import { get } from '../on.ts';

const read = ({ query }: RouteInput) => api.ok(query());
const page = ({ query }: RouteInput) => api.ok(api.pageOf(query()));
const notPositive = (name: string) => ({
  status: 400,
  body: {
    code: 1000,
    message: 'Invalid parameters',
    errors: [{ path: [name], code: 'invalid', message: 'must be a positive integer', in: 'query' }],
  },
});

/** Queries, read alike whatever the framework's own parser does. */
export const queries: readonly Case[] = [
  {
    id: 'query-plain',
    title: 'query parameters arrive decoded, and one given twice is a list',
    why: 'every framework’s parser does it differently',
    ...get('/queries?a=1&b=x%20y+z&a=2&c&d%5B%5D=%C3%A4', read),
    expect: ok({ a: ['1', '2'], b: 'x y z', c: '', 'd[]': 'ä' }),
  },
  {
    id: 'query-none',
    title: 'no query is an empty one',
    why: 'the plain case',
    ...get('/queries', read),
    expect: ok({}),
  },
  {
    id: 'query-prototype',
    title: 'names of Object.prototype are names like any other',
    why: 'a query is whatever the client sends',
    ...get('/queries?constructor=1&toString=2', read),
    expect: ok({ constructor: '1', toString: '2' }),
  },
  {
    id: 'query-undecodable',
    title: 'a query that does not decode is refused when it is read',
    why: 'Express leaves it as it is',
    ...get('/queries?a=%zz', read),
    expect: failure(400, 1000, 'Invalid parameters'),
  },
  {
    id: 'query-undecodable-crm',
    title: 'a query that does not decode below a prefix speaks its envelope',
    why: 'the reader knows no contract',
    ...get('/crm/queries?a=%zz', ({ query }) => crm.ok(query())),
    expect: crmFailure(400, '10001', 'Invalid request'),
  },
  {
    id: 'query-page',
    title: 'a page size above the maximum is clamped',
    why: 'the effective size is reported',
    ...get('/queries/page?page=3&page_size=5000', page),
    expect: ok({ page: 3, pageSize: 100, offset: 200 }),
  },
  {
    id: 'query-page-zero',
    title: 'a page that is no positive integer is refused',
    why: 'page parameters are not a positive integer: 400',
    ...get('/queries/page?page=0', page),
    expect: notPositive('page'),
  },
  {
    id: 'query-page-twice',
    title: 'a page that is given twice is refused',
    why: 'which one counts cannot be told',
    ...get('/queries/page?page=1&page=2', page),
    expect: notPositive('page'),
  },
];
