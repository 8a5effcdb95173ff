import type { Case, Exchange, Script } from '../case.ts';
import { api } from '../contracts.ts';
import { crmFailure, failure, ok } from '../expect.ts';
import type { Route } from '../harness.ts';
import { LEAK } from '../leak.ts';

const here: Route = { method: 'GET', path: '/parser/here', handle: () => api.ok('here') };
const found: Exchange = { request: { path: here.path }, expect: ok('here') };

const invalid = failure(400, 1000, 'Invalid parameters');
/** What no request can be made of has neither a method nor a path. */
const unreadable: Exchange = { request: { method: '', path: '*' }, expect: invalid };

const get = `GET ${here.path} HTTP/1.1\r\n`;
const host = 'Host: kuvert.test\r\n';
const good = `${get}${host}\r\n`;
const chunked = `POST ${here.path} HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n`;

/** Bytes that are no request. */
const garbage: readonly (readonly [id: string, what: string, bytes: string])[] = [
  ['word', 'a line that is no request', `${LEAK}\r\n\r\n`],
  ['method', 'a method that is none', `${LEAK} / HTTP/1.1\r\n${host}\r\n`],
  ['version', 'a version that is none', `GET / HTTQ/1.1\r\n${host}\r\n`],
  ['space', 'a target with a space in it', `GET /a ${LEAK} HTTP/1.1\r\n${host}\r\n`],
  ['header-name', 'a header whose name is none', `${get}${host}${LEAK} x: 1\r\n\r\n`],
  ['header-value', 'a header with a NUL in it', `${get}${host}X: ${LEAK}\0\r\n\r\n`],
  ['header-line', 'a head whose lines end in CR alone', `${get}${host}X: ${LEAK}\rY: 1\r\n\r\n`],
  ['tls', 'the first bytes of TLS', '\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03'],
  ['http2', 'the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['length', 'a Content-Length that is none', `POST / HTTP/1.1\r\n${host}Content-Length: 1x\r\n\r\n`],
  ['lengths', 'two lengths', `POST / HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`],
  ['framings', 'a length and chunks', `${chunked}Content-Length: 1\r\n\r\n0\r\n\r\n`],
];

/** Requests that are readable, and yet none a server may serve. */
const refused: readonly (readonly [id: string, what: string, why: string, bytes: string, exchange: Exchange])[] = [
  [
    'host-missing',
    'a request without Host',
    'RFC 9112 §3.2; Node answers it without a word to anybody',
    `${get}\r\n`,
    on(here.path, invalid),
  ],
  [
    'host-twice',
    'a request with two Hosts',
    'RFC 9112 §3.2; Node takes the first',
    `${get}${host}Host: evil.example\r\n\r\n`,
    on(here.path, invalid),
  ],
  [
    'host-space',
    'a Host with a space',
    'RFC 9112 §3.2; Node lets it through',
    `${get}Host: a b\r\n\r\n`,
    on(here.path, invalid),
  ],
  [
    'host-path',
    'a Host with a path',
    'RFC 9112 §3.2; links built from it would lead anywhere',
    `${get}Host: evil.example/x?y#z\r\n\r\n`,
    on(here.path, invalid),
  ],
  [
    'host-crm',
    'a bad Host below a prefix',
    'faults under a prefix answer in its contract',
    'GET /crm/parser HTTP/1.1\r\nHost: a b\r\n\r\n',
    on('/crm/parser', crmFailure(400, '10001', 'Invalid request')),
  ],
  [
    'expect',
    'an expectation nobody knows',
    'RFC 9110 §10.1.1; Node answers 417 without a body',
    `${get}${host}Expect: ${LEAK}\r\n\r\n`,
    on(here.path, failure(417, 1000, 'Invalid parameters')),
  ],
  [
    'connect',
    'a tunnel',
    'RFC 9110 §9.3.6; Node ends the connection',
    `CONNECT ${LEAK}.example:443 HTTP/1.1\r\n${host}\r\n`,
    {
      request: { method: 'CONNECT', path: `${LEAK}.example:443` },
      expect: failure(405, 2, 'Route not found', { allow: '' }),
    },
  ],
  [
    'head-size',
    'a head of 64 KiB',
    'RFC 6585 §5; Node answers 431 without a body',
    `${get}${host}X: ${'x'.repeat(65_536)}\r\n\r\n`,
    { request: { method: '', path: '*' }, expect: failure(431, 1000, 'Invalid parameters') },
  ],
];

/** What Node answers, or ends, before there is a request. */
export const parser: readonly Case[] = [
  ...garbage.map(toGarbageCase),
  ...refused.map(toRefusedCase),
  {
    id: 'parser-behind',
    title: 'garbage behind a request takes its answer not along',
    why: 'a refusal that is written at once is read as the answer to the request before it',
    route: here,
    steps: [`${good}${LEAK}\r\n\r\n`],
    exchanges: [found, unreadable],
    needs: 'parser faults',
  },
  {
    id: 'parser-kept',
    title: 'garbage on a connection that was kept is told so',
    why: 'the connection has served before',
    steps: [good, { answers: 1 }, `${LEAK}\r\n\r\n`],
    exchanges: [found, unreadable],
    needs: 'parser faults',
  },
];

function on(path: string, expect: Exchange['expect']): Exchange {
  return { request: { path }, expect };
}

function toGarbageCase([id, what, bytes]: (typeof garbage)[number]): Script {
  return {
    id: `parser-${id}`,
    title: `${what} is answered in the envelope`,
    why: 'Node answers 400 without a body, or ends the connection',
    steps: [bytes],
    exchanges: [unreadable],
    needs: 'parser faults',
  };
}

function toRefusedCase([id, what, why, bytes, exchange]: (typeof refused)[number]): Script {
  return {
    id: `parser-${id}`,
    title: `${what} is refused in the envelope`,
    why,
    steps: [bytes],
    exchanges: [exchange],
    needs: 'parser faults',
  };
}
