import type { Case, TestRequest } from '../case.ts';
import { api, crm } from '../contracts.ts';
import { crmOk, failure, success } from '../expect.ts';
import { get, post, throwing } from '../on.ts';

const rows = [1, 2];
const list = get('/crm/hosts/list', () => crm.page(rows, { page: 1, pageSize: 2, total: 3 }));
const relative = {
  ...crmOk(rows),
  body: {
    status: 'success',
    data: rows,
    meta: {
      pagination: {
        total: 3,
        count: 2,
        per_page: 2,
        current_page: 1,
        total_pages: 2,
        links: {
          next: '/crm/hosts/list?page=2',
          previous: null,
          first: '/crm/hosts/list?page=1',
          last: '/crm/hosts/list?page=2',
        },
      },
    },
  },
};

const claims: Readonly<Record<string, TestRequest['headers']>> = {
  host: { host: 'evil.example' },
  'host-port': { host: 'evil.example:99999' },
  'forwarded-host': { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'javascript' },
  'forwarded-list': { 'x-forwarded-host': 'evil.example, kuvert.test', 'x-forwarded-port': '1' },
  forwarded: { forwarded: 'host=evil.example;proto=javascript' },
  'original-url': { 'x-original-url': '//evil.example/', 'x-rewrite-url': '//evil.example/' },
  prefix: { 'x-forwarded-prefix': '//evil.example', 'x-script-name': '//evil.example' },
};

const refused = failure(403, 4, 'Forbidden');

/** What a client says of host and scheme goes into no link and no redirect; what an author gives goes in only if fit. */
export const hosts: readonly Case[] = [
  ...Object.entries(claims).map(toClaimCase),
  {
    id: 'hosts-slashes',
    title: 'a path that begins with two slashes makes no link to a host',
    why: 'a browser takes //evil.example for a host',
    request: { path: '//evil.example/%2e%2e' },
    expect: failure(404, 2, 'Route not found'),
    needs: 'raw targets',
  },
  {
    id: 'hosts-backslash',
    title: 'a query with what a link must not hold is escaped in it',
    why: 'a browser takes a backslash for a slash',
    route: list.route,
    request: { path: '/crm/hosts/list?next=\\\\evil.example&a="><script>&page=1' },
    expect: {
      ...relative,
      body: JSON.parse(
        JSON.stringify(relative.body).replaceAll('/list?', '/list?next=%5C%5Cevil.example&a=%22%3E%3Cscript%3E&'),
      ),
    },
    needs: 'odd targets',
  },
  {
    id: 'location-line',
    title: 'a Location with a line break breaks no line',
    why: 'what is put into a Location often comes from the caller',
    ...post('/location/line', () => api.created(1, { location: '/projects/a\r\nset-cookie: b=c' })),
    expect: success(201, 1, { location: '/projects/a%0D%0Aset-cookie:%20b=c', 'set-cookie': null }),
  },
  {
    id: 'location-half',
    title: 'a Location with half a character is escaped',
    why: 'encodeURI throws over one',
    ...post('/location/half', () => api.created(1, { location: '/projects/\ud800\0' })),
    expect: success(201, 1, { location: '/projects/%EF%BF%BD%00' }),
  },
  {
    id: 'location-wide',
    title: 'a Location outside latin1 is escaped',
    why: 'Workers write it as it is, Node throws',
    ...throwing('/location/wide', api.error('PROJECT_RENAMED', { location: '/projects/数?q=ü#é' })),
    expect: failure(308, 5901, 'The project was renamed', { location: '/projects/%E6%95%B0?q=%C3%BC#%C3%A9' }),
  },
  {
    id: 'headers-control',
    title: 'a header with CR, LF or NUL is left out, whatever gave it',
    why: 'Node throws over it, and Express ends its process',
    ...throwing(
      '/headers/control',
      api.error('FORBIDDEN', {
        headers: { 'X-A': 'a\rb', 'X-B': 'a\nb', 'X-C': 'a\0b', 'X-D': 'a\u007fb', 'X-E': 'ok' },
      }),
    ),
    expect: { ...refused, headers: { 'x-a': null, 'x-b': null, 'x-c': null, 'x-d': null, 'x-e': 'ok' } },
  },
  {
    id: 'headers-names',
    title: 'a header whose name is none is left out',
    why: 'Node throws over it',
    ...throwing(
      '/headers/names',
      api.error('FORBIDDEN', { headers: { 'X A': '1', '': '1', 'X:B': '1', 'X-ß': '1', 'x-fine': '1' } }),
    ),
    expect: { ...refused, headers: { 'x-fine': '1' } },
  },
  {
    id: 'headers-values',
    title: 'a header whose value is none is left out',
    why: 'a symbol or an object throws where Node makes a text of it',
    ...throwing(
      '/headers/values',
      api.error('FORBIDDEN', {
        headers: { 'X-A': Symbol('a'), 'X-B': {}, 'X-C': null, 'X-D': Number.NaN, 'X-E': 1n, 'X-F': 7 } as never,
      }),
    ),
    expect: { ...refused, headers: { 'x-a': null, 'x-b': null, 'x-c': null, 'x-e': null, 'x-f': '7' } },
  },
  {
    id: 'headers-getter',
    title: 'headers that throw when they are read fail the request, not the process',
    why: 'they are read once the handler is over',
    ...get('/headers/getter', () =>
      api.ok(1, {
        headers: {
          get 'x-a'(): string {
            throw new Error('kuvert-leak-4f1c');
          },
        },
      }),
    ),
    expect: failure(500, 1, 'Internal error'),
  },
];

function toClaimCase([id, headers = {}]: [string, TestRequest['headers']]): Case {
  return {
    id: `hosts-${id}`,
    title: `page links do not believe ${Object.keys(headers).join(' and ')}`,
    why: 'a cache would hand the link to everybody',
    route: list.route,
    request: { ...list.request, headers },
    expect: relative,
    // A runtime that makes a URL of host and target has nothing to hand on where they make none.
    ...(id === 'host-port' && { needs: 'raw targets' }),
  };
}
