import type { Case } from '../case.ts';
import { api } from '../contracts.ts';
import { failure, ok } from '../expect.ts';
import type { Route } from '../harness.ts';

const route: Route = { method: 'GET', path: '/request-ids', handle: () => api.ok(1) };
const unsafe: readonly (readonly [id: string, what: string, value: string])[] = [
  ['markup', 'with markup', '<script>alert(1)</script>'],
  ['space', 'with a space', 'one two'],
  ['long', 'that is too long', 'x'.repeat(129)],
  ['empty', 'that is empty', ''],
  ['quote', 'with a quote', 'a"b'],
];

/** Every answer carries the id of its request: the caller's if it is safe, a new one otherwise. */
export const requestIds: readonly Case[] = [
  {
    id: 'request-id-given',
    title: 'a safe request id is echoed',
    why: 'so that a caller finds its request in the log',
    route,
    request: { path: route.path, requestId: '4bf92f3577b34da6:a3ce.b~1@x/y=+_-' },
    expect: ok(1, { 'x-request-id': '4bf92f3577b34da6:a3ce.b~1@x/y=+_-' }),
  },
  {
    id: 'request-id-missing',
    title: 'a request without an id gets one',
    why: 'an error report without an id finds nothing',
    route,
    request: { path: route.path, requestId: null },
    expect: ok(1),
  },
  {
    id: 'request-id-missing-unknown',
    title: 'an unknown route without an id gets one',
    why: 'an error report without an id finds nothing',
    request: { path: '/request-ids/nowhere', requestId: null },
    expect: failure(404, 2, 'Route not found'),
  },
  ...unsafe.map(([id, what, requestId]): Case => ({
    id: `request-id-${id}`,
    title: `a request id ${what} is replaced`,
    why: 'it ends up in logs, headers and pages',
    route,
    request: { path: route.path, requestId },
    expect: ok(1),
  })),
];
