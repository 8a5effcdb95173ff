import type { Case } from '../case.ts';
import { crmFailure, failure, internal } from '../expect.ts';
import { LEAK, SECRET } from '../leak.ts';
import { rejecting, throwing } from '../on.ts';

/** As http-errors makes them. */
function httpError(status: unknown, expose: boolean, more: object = {}): Error {
  return Object.assign(new Error(SECRET), { status, statusCode: status, expose, ...more });
}

/** As Boom makes them. */
const boom = Object.assign(new Error(SECRET), {
  isBoom: true,
  output: { statusCode: 429, payload: { message: SECRET }, headers: { 'Retry-After': 9, 'X-Debug': SECRET } },
});

/** As undici and axios make them: the status is somebody else's. */
const upstream = Object.assign(new Error(SECRET), {
  status: 401,
  headers: { 'set-cookie': LEAK, 'transfer-encoding': 'chunked', 'www-authenticate': LEAK },
  body: SECRET,
});

/** Errors of other libraries. A status is trusted from known shapes alone; a message never is. */
export const foreign: readonly Case[] = [
  {
    id: 'foreign-404',
    title: 'an http-errors 404 is an unknown resource, and its message stays inside',
    why: 'the shape is trusted, the message never is',
    ...throwing('/foreign/404', httpError(404, true)),
    expect: failure(404, 5, 'Resource not found'),
  },
  {
    id: 'foreign-404-crm',
    title: 'an http-errors 404 speaks the contract of its path',
    why: 'faults under a prefix answer in its contract',
    ...throwing('/crm/foreign/404', httpError(404, true)),
    expect: crmFailure(404, '10002', 'Endpoint not found'),
  },
  {
    id: 'foreign-hidden',
    title: 'an http-errors 403 that is not exposed keeps its status',
    why: 'expose speaks of the message',
    ...rejecting('/foreign/hidden', httpError(403, false)),
    expect: failure(403, 4, 'Forbidden'),
  },
  {
    id: 'foreign-418',
    title: 'a 4xx without a code of its own keeps its status',
    why: 'the fallback over 400–599 is total',
    ...throwing('/foreign/418', httpError(418, true)),
    expect: failure(418, 1000, 'Invalid parameters'),
  },
  {
    id: 'foreign-405',
    title: 'the Allow of an http-errors 405 is kept',
    why: 'RFC 9110 §15.5.6',
    ...throwing('/foreign/405', httpError(405, true, { headers: { Allow: 'PUT' } })),
    expect: failure(405, 2, 'Route not found', { allow: 'PUT' }),
  },
  {
    id: 'foreign-401',
    title: 'a 401 that brings no challenge gets the contract’s',
    why: 'RFC 9110 §15.5.2',
    ...throwing('/foreign/401', httpError(401, true)),
    expect: failure(401, 2000, 'Unauthenticated', { 'www-authenticate': 'Bearer realm="test"' }),
  },
  {
    id: 'foreign-headers',
    title: 'of the headers of an error only its obligations are kept, if they are fit',
    why: 'finalhandler copies them all, and ends the process over a bad one',
    ...throwing(
      '/foreign/headers',
      httpError(429, true, { headers: { 'Retry-After': undefined, 'X-Debug': SECRET, Allow: 'a\r\nb', 'a b': 'c' } }),
    ),
    expect: failure(429, 11, 'Too many requests', { 'retry-after': null, 'x-debug': null, allow: null }),
  },
  {
    id: 'foreign-exposed-500',
    title: 'an exposed 500 exposes nothing',
    why: 'Koa sends the message of any error that says so',
    ...throwing('/foreign/exposed-500', httpError(500, true)),
    expect: internal,
  },
  {
    id: 'foreign-503',
    title: 'an http-errors 503 is unavailable',
    why: 'the status is trusted from its shape',
    ...throwing('/foreign/503', httpError(503, false, { headers: { 'Retry-After': '30' } })),
    expect: failure(503, 6, 'Service unavailable', { 'retry-after': '30' }),
  },
  {
    id: 'foreign-bare-status',
    title: 'a status on an ordinary error means nothing',
    why: 'it may be somebody else’s',
    ...throwing('/foreign/bare-status', Object.assign(new Error(SECRET), { status: 404 })),
    expect: internal,
  },
  {
    id: 'foreign-upstream',
    title: 'the status and headers of an upstream answer are not ours',
    why: 'finalhandler forwards Set-Cookie and Transfer-Encoding of any error that has them',
    ...rejecting('/foreign/upstream', upstream),
    expect: { ...internal, headers: { 'set-cookie': null, 'transfer-encoding': null, 'www-authenticate': null } },
  },
  ...[100, 200, 204, 304, 1000, -1, Number.NaN, '404', Infinity].map(toClaim),
  {
    id: 'foreign-boom',
    title: 'a Boom keeps its status and its Retry-After',
    why: 'it is on the list of known errors',
    ...throwing('/foreign/boom', boom),
    expect: failure(429, 11, 'Too many requests', { 'retry-after': '9', 'x-debug': null }),
  },
  {
    id: 'foreign-timeout',
    title: 'a TimeoutError is an upstream that did not answer',
    why: 'AbortSignal.timeout rejects with one',
    ...rejecting('/foreign/timeout', new DOMException(SECRET, 'TimeoutError')),
    expect: failure(504, 6, 'Service unavailable'),
  },
  {
    id: 'foreign-abort',
    title: 'an AbortError is unavailable',
    why: 'an aborted upstream call rejects with one',
    ...rejecting('/foreign/abort', new DOMException(SECRET, 'AbortError')),
    expect: failure(503, 6, 'Service unavailable'),
  },
  {
    id: 'foreign-zod',
    title: 'a thrown ZodError is refused input, without a message that may quote it',
    why: 'schema.parse throws it',
    ...throwing(
      '/foreign/zod',
      Object.assign(new Error(SECRET), {
        name: 'ZodError',
        issues: [{ code: 'invalid_type', path: ['name'], message: SECRET }],
      }),
    ),
    expect: {
      status: 400,
      body: {
        code: 1000,
        message: 'Invalid parameters',
        errors: [{ path: ['name'], code: 'invalid_type', message: 'Invalid value' }],
      },
    },
  },
];

function toClaim(status: unknown): Case {
  return {
    id: `foreign-status-${String(status)}`,
    title: `an error that claims the ${typeof status} ${String(status)} for a status is an internal error`,
    why: 'Koa answers 200 OK, Express 4 hangs on 100, Node exits on 1000',
    ...throwing(`/foreign/status/${typeof status}/${String(status)}`, httpError(status, true)),
    expect: internal,
  };
}
