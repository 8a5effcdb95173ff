import type { Case } from '../case.ts';
import { internal } from '../expect.ts';
import { get } from '../on.ts';
import { RawAnswer } from '../raw-answer.ts';

/** Answers outside every envelope: most endpoints are enveloped, not all. */
export const raw: readonly Case[] = [
  {
    id: 'raw-text',
    title: 'a raw answer goes out as it is, with the request id',
    why: 'a file is no envelope',
    ...get(
      '/raw/text',
      () =>
        new RawAnswer(200, { 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'max-age=60' }, 'a,b\n1,2\n'),
    ),
    expect: {
      status: 200,
      raw: true,
      body: 'a,b\n1,2\n',
      headers: { 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'max-age=60' },
    },
  },
  {
    id: 'raw-redirect',
    title: 'a raw redirect goes out as it is, with the request id',
    why: 'a redirect is no failure',
    ...get('/raw/redirect', () => new RawAnswer(302, { location: '/raw/text' }, '')),
    expect: { status: 302, raw: true, body: '', headers: { location: '/raw/text' } },
  },
  {
    id: 'raw-404',
    title: 'a raw 404 with a body is left alone',
    why: 'its author answered',
    ...get('/raw/404', () => new RawAnswer(404, { 'content-type': 'text/plain; charset=utf-8' }, 'no such file')),
    expect: { status: 404, raw: true, body: 'no such file', headers: { 'content-type': 'text/plain; charset=utf-8' } },
  },
  {
    id: 'raw-json',
    title: 'raw JSON gets no envelope',
    why: 'only outcomes of a contract are enveloped',
    ...get('/raw/json', () => new RawAnswer(200, { 'content-type': 'application/json; charset=utf-8' }, '{"ok":true}')),
    expect: { status: 200, raw: true, body: '{"ok":true}' },
  },
  // Not 0, which the Response of @hono/node-server takes for 200.
  ...[1000, 99, -1].map(toUnwritable),
];

function toUnwritable(status: number): Case {
  return {
    id: `raw-status-${status}`,
    title: `a raw answer with the status ${status} is an internal error`,
    why: 'Node refuses to write it, and @hono/node-server ends the process over it',
    ...get(`/raw/status/${status}`, () => new RawAnswer(status, {}, 'raw')),
    expect: internal,
  };
}
