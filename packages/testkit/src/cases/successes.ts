import type { Case } from '../case.ts';
import { api, crm } from '../contracts.ts';
import { crmOk, noContent, ok, success } from '../expect.ts';
import { get, post } from '../on.ts';

const rows = ['alder', 'birch'];

/** A promise that is no `Promise`. */
function thenable<Value>(value: Value): PromiseLike<Value> {
  const promise = Promise.resolve(value);
  // oxlint-disable-next-line unicorn/no-thenable -- it is what the case is about
  return { then: promise.then.bind(promise) };
}

/** What a handler returns when all went well. */
export const successes: readonly Case[] = [
  {
    id: 'success-object',
    title: 'returned data is enveloped',
    why: 'the plain case',
    ...get('/success/object', () => api.ok({ slug: 'alder', stars: 3 })),
    expect: ok({ slug: 'alder', stars: 3 }),
  },
  {
    id: 'success-promised',
    title: 'promised data is enveloped alike',
    why: 'handlers may be async',
    ...get('/success/promised', async () => Promise.resolve(api.ok({ slug: 'alder' }))),
    expect: ok({ slug: 'alder' }),
  },
  {
    id: 'success-thenable',
    title: 'data is awaited whatever its promise is made of',
    why: 'Bluebird and query builders are no instanceof Promise',
    ...get('/success/thenable', () => thenable(api.ok({ slug: 'alder' }))),
    expect: ok({ slug: 'alder' }),
  },
  {
    id: 'success-unicode',
    title: 'text beyond ASCII is counted in bytes',
    why: 'Content-Length counts bytes, not characters',
    ...get('/success/unicode', () => api.ok('Größe 数 🌲')),
    expect: ok('Größe 数 🌲'),
  },
  {
    id: 'success-markup',
    title: 'data that looks like HTML stays JSON',
    why: 'Koa types a body by its first character',
    ...get('/success/markup', () => api.ok('<script>alert(1)</script>')),
    expect: ok('<script>alert(1)</script>'),
  },
  {
    id: 'success-null',
    title: 'null is data',
    why: 'seed semantics: kept when it is null',
    ...get('/success/null', () => api.ok(null)),
    expect: ok(null),
  },
  {
    id: 'success-list',
    title: 'an empty list is data',
    why: 'seed semantics: kept when it is empty',
    ...get('/success/list', () => api.ok([])),
    expect: ok([]),
  },
  {
    id: 'success-zero',
    title: 'zero is data',
    why: 'never tested by truthiness',
    ...get('/success/zero', () => api.ok(0)),
    expect: ok(0),
  },
  {
    id: 'success-false',
    title: 'false is data',
    why: 'never tested by truthiness',
    ...get('/success/false', () => api.ok(false)),
    expect: ok(false),
  },
  {
    id: 'success-empty-text',
    title: 'an empty text is data',
    why: 'never tested by truthiness',
    ...get('/success/empty-text', () => api.ok('')),
    expect: ok(''),
  },
  {
    id: 'success-nothing',
    title: 'no data is left out of the code envelope',
    why: 'Express would answer zero bytes, Koa 204',
    ...get('/success/nothing', () => api.ok()),
    expect: ok(undefined),
  },
  {
    id: 'success-nothing-crm',
    title: 'no data is null in the status envelope',
    why: 'seed semantics: data is always there',
    ...get('/crm/success/nothing', () => crm.ok()),
    expect: crmOk(null),
  },
  {
    id: 'success-date',
    title: 'a date is written as JSON writes it',
    why: 'the client reads a string',
    ...get('/success/date', () => api.ok({ at: new Date(0) })),
    expect: ok({ at: '1970-01-01T00:00:00.000Z' }),
  },
  {
    id: 'success-created',
    title: 'created answers 201 with its Location, fit for a header',
    why: 'RFC 9110 §15.3.2',
    ...post('/success/created', () => api.created({ slug: 'erle' }, { location: '/projects/größe' })),
    expect: success(201, { slug: 'erle' }, { location: '/projects/gr%C3%B6%C3%9Fe' }),
  },
  {
    id: 'success-accepted',
    title: 'accepted answers 202',
    why: 'RFC 9110 §15.3.3',
    ...post('/success/accepted', () => api.accepted({ job: 7 })),
    expect: success(202, { job: 7 }),
  },
  {
    id: 'success-no-content',
    title: 'noContent answers 204 without a body or its headers',
    why: 'Hono sends Content-Length: 7 without a body',
    ...get('/success/no-content', () => api.noContent({ headers: { 'X-Kept': 'yes' } })),
    expect: { ...noContent, headers: { ...noContent.headers, 'x-kept': 'yes' } },
  },
  {
    id: 'success-headers',
    title: 'headers of an outcome are written, and an unfit one is left out',
    why: 'a line break in a header stops Node, or splits the answer',
    ...get('/success/headers', () =>
      api.ok(1, { headers: { 'Cache-Control': 'max-age=60', 'X-Bad': 'a\r\nSet-Cookie: b=c', 'X-Wide': '数' } }),
    ),
    expect: ok(1, { 'cache-control': 'max-age=60', 'x-bad': null, 'x-wide': null, 'set-cookie': null }),
  },
  {
    id: 'success-page',
    title: 'a page tells its place in the list',
    why: 'seed semantics: pagination is top-level',
    ...get('/success/page', () => api.page(rows, { page: 2, pageSize: 2, total: 5 })),
    expect: {
      status: 200,
      body: { code: 0, message: 'OK', data: rows, pagination: { page_size: 2, page: 2, total_items: 5 } },
    },
  },
  {
    id: 'success-page-crm',
    title: 'page links keep every other query parameter and never name the host',
    why: 'Host is whatever the client sends',
    ...get('/crm/success/page?tag=a%20b&page=2', () => crm.page(rows, { page: 2, pageSize: 2, total: 5 }), {
      headers: { 'x-forwarded-host': 'evil.example' },
    }),
    expect: {
      status: 200,
      body: {
        status: 'success',
        data: rows,
        meta: {
          pagination: {
            total: 5,
            count: 2,
            per_page: 2,
            current_page: 2,
            total_pages: 3,
            links: {
              next: '/crm/success/page?tag=a%20b&page=3',
              previous: '/crm/success/page?tag=a%20b&page=1',
              first: '/crm/success/page?tag=a%20b&page=1',
              last: '/crm/success/page?tag=a%20b&page=3',
            },
          },
        },
      },
    },
  },
];
