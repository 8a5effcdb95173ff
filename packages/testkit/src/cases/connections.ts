import { stream } from '@kuvert/core';
import type { Case, Exchange } from '../case.ts';
import { api } from '../contracts.ts';
import { failure, internal, ok, success } from '../expect.ts';
import type { Route } from '../harness.ts';
import { SECRET } from '../leak.ts';
import { anything } from '../schemas.ts';

const here: Route = { method: 'GET', path: '/connections/here', handle: () => api.ok('here') };
const broken: Route = {
  method: 'GET',
  path: '/connections/broken',
  handle: async () => Promise.reject(new Error(SECRET)),
};
const echo: Route = {
  method: 'POST',
  path: '/connections/echo',
  handle: async ({ body }) => api.created(await body(anything)),
};
const slow: Route = {
  method: 'GET',
  path: '/connections/slow',
  handle: async () => {
    await pause(60);
    return api.ok('slow');
  },
};
const slowlyBroken: Route = {
  method: 'GET',
  path: '/connections/slowly-broken',
  handle: async () => {
    await pause(60);
    throw new Error(SECRET);
  },
};

const streamed: Route = { method: 'GET', path: '/connections/streamed', handle: () => stream(['a', 'b', 'c']) };

const found: Exchange = exchange(here, ok('here'));
const failed: Exchange = exchange(broken, internal);
const unknown: Exchange = {
  request: { path: '/connections/nowhere' },
  expect: failure(404, 2, 'Route not found'),
};
const created: Exchange = exchange(echo, success(201, { a: 1 }));
const malformed: Exchange = exchange(echo, failure(400, 1001, 'Invalid request body'));

const json = 'Content-Type: application/json';
const close = 'Connection: close';
const after = { path: here.path, expect: ok('here') };

/** What happens on a connection rather than in one request. */
export const connections: readonly Case[] = [
  {
    id: 'connection-old-success',
    title: 'a client of HTTP/1.0 is answered with a length',
    why: 'it knows no chunks, RFC 9112 §6.1',
    route: here,
    request: { path: here.path, version: '1.0' },
    expect: ok('here'),
  },
  {
    id: 'connection-old-failure',
    title: 'a failure is answered to HTTP/1.0 with a length',
    why: 'RFC 9112 §6.1',
    route: broken,
    request: { path: broken.path, version: '1.0' },
    expect: internal,
  },
  {
    id: 'connection-old-stream',
    title: 'a stream of unknown length is sent to HTTP/1.0 without chunks, and ends with its connection',
    why: 'RFC 9112 §6.1 and §6.3',
    route: streamed,
    request: { path: streamed.path, version: '1.0' },
    expect: { status: 200, raw: true, body: 'abc' },
  },
  {
    id: 'connection-pipelined',
    title: 'requests sent at once are answered in order',
    why: 'RFC 9112 §9.3.2',
    route: here,
    steps: [head('GET', here.path) + head('GET', unknown.request.path) + head('GET', here.path, close)],
    exchanges: [found, unknown, found],
  },
  {
    id: 'connection-pipelined-broken',
    title: 'a failure among requests sent at once takes none of its neighbours along',
    why: 'a connection that is ended over a 500 loses the answers behind it',
    route: broken,
    steps: [
      head('GET', here.path) + head('GET', broken.path) + head('HEAD', here.path) + head('GET', here.path, close),
    ],
    exchanges: [found, failed, { ...found, request: { method: 'HEAD', path: here.path } }, found],
  },
  {
    id: 'connection-reused',
    title: 'a connection serves on after a failure',
    why: 'a client with keep-alive pays for every connection that is ended',
    steps: [head('GET', broken.path), { answers: 1 }, head('GET', here.path, close)],
    exchanges: [failed, found],
  },
  {
    id: 'connection-unread',
    title: 'a body that nobody reads does not spoil the request behind it',
    why: 'its bytes would be taken for a request',
    steps: [
      `${head('POST', unknown.request.path, 'Content-Type: text/plain', 'Content-Length: 20000')}${'x'.repeat(20_000)}`,
      { answers: 1 },
      head('GET', here.path, close),
    ],
    exchanges: [{ ...unknown, request: { ...unknown.request, method: 'POST' } }, found],
    needs: 'unread bodies',
  },
  {
    id: 'connection-refused-body',
    title: 'a connection serves on after a body that was refused',
    why: 'the rest of it may still be on its way',
    steps: [
      `${head('POST', echo.path, json, 'Content-Length: 5')}{"a":`,
      { answers: 1 },
      head('GET', here.path, close),
    ],
    exchanges: [malformed, found],
  },
  {
    id: 'connection-body-behind',
    title: 'a body ends where its length says, and the next request begins there',
    why: 'RFC 9112 §6.3',
    route: echo,
    steps: [`${head('POST', echo.path, json, 'Content-Length: 7')}{"a":1}${head('GET', here.path, close)}`],
    exchanges: [created, found],
  },
  {
    id: 'connection-continue',
    title: 'a client that waits for leave to send its body gets it',
    why: 'RFC 9110 §10.1.1',
    steps: [
      head('POST', echo.path, json, 'Content-Length: 7', 'Expect: 100-continue', close),
      { pause: 30 },
      '{"a":1}',
    ],
    exchanges: [created],
  },
  {
    id: 'connection-slow-head',
    title: 'a head that comes byte by byte is a head',
    why: 'a proxy may send it so',
    steps: Array.from(head('GET', here.path, close)).flatMap((byte, at) =>
      at % 16 === 0 ? [byte, { pause: 2 }] : [byte],
    ),
    exchanges: [found],
  },
  {
    id: 'connection-slow-body',
    title: 'a body that comes in pieces is whole',
    why: 'a network cuts it anywhere, inside a character too',
    steps: [
      `${head('POST', echo.path, json, 'Content-Length: 12', close)}{"a":"gr`,
      { pause: 10 },
      '\xc3',
      { pause: 10 },
      '\xb6"',
      { pause: 10 },
      '}',
    ],
    exchanges: [exchange(echo, success(201, { a: 'grö' }))],
  },
  {
    id: 'connection-left-body',
    title: 'a client that leaves in the middle of its body harms nobody',
    why: 'the error of its stream may have no listener',
    route: slow,
    steps: [`${head('POST', echo.path, json, 'Content-Length: 100')}{"a":`, { pause: 20 }, { close: 'reset' }],
    exchanges: [],
    after,
  },
  {
    id: 'connection-left-chunk',
    title: 'a client that leaves in the middle of a chunk harms nobody',
    why: 'Node 20 ends the process over it in three frameworks',
    steps: [
      `${head('POST', echo.path, json, 'Transfer-Encoding: chunked')}ff\r\n{"a":`,
      { pause: 20 },
      { close: 'reset' },
    ],
    exchanges: [],
    after,
  },
  {
    id: 'connection-left-waiting',
    title: 'a client that leaves before its answer harms nobody',
    why: 'the answer is written to a connection that is gone',
    steps: [head('GET', slow.path), { pause: 10 }, { close: 'reset' }],
    exchanges: [],
    after: { path: slow.path, expect: ok('slow') },
  },
  {
    id: 'connection-left-failing',
    title: 'a client that leaves before its failure harms nobody',
    why: 'the failure is written to a connection that is gone',
    route: slowlyBroken,
    steps: [head('GET', slowlyBroken.path), { pause: 10 }, { close: 'reset' }],
    exchanges: [],
    after: { path: slowlyBroken.path, expect: internal },
  },
  {
    id: 'connection-half-closed',
    title: 'a client that only has closed its own half may still be answered, and harms nobody',
    why: 'Node ends such a connection',
    steps: [head('GET', slow.path), { close: 'half' }, { pause: 100 }, { close: 'reset' }],
    exchanges: [],
    after,
  },
];

function exchange({ method, path }: Route, expect: Exchange['expect']): Exchange {
  return { request: { method, path }, expect };
}

/** A request head with the lines given. */
function head(method: string, path: string, ...lines: readonly string[]): string {
  return [`${method} ${path} HTTP/1.1`, 'Host: kuvert.test', ...lines, '', ''].join('\r\n');
}

async function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
