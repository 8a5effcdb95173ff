import type { Probe } from './case.ts';

const HOST = 'Host: kuvert.test\r\n';

const refused: readonly (readonly [id: string, what: string, why: string, bytes: string, ...statuses: number[]])[] = [
  ['line', 'a line that is no request', 'RFC 9112 §3', 'kuvert-probe\r\n\r\n', 400],
  ['version', 'a version that is none', 'RFC 9112 §2.3', `GET / HTTQ/1.1\r\n${HOST}\r\n`, 400, 505],
  ['host', 'a request without Host', 'RFC 9112 §3.2', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['header', 'a header with a NUL in it', 'RFC 9110 §5.5', `GET / HTTP/1.1\r\n${HOST}X: \0\r\n\r\n`, 400],
  [
    'lengths',
    'two lengths',
    'RFC 9112 §6.3',
    `GET / HTTP/1.1\r\n${HOST}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`,
    400,
  ],
  ['large', 'headers of 100 kB', 'RFC 6585 §5', `GET / HTTP/1.1\r\n${HOST}X: ${'x'.repeat(100_000)}\r\n\r\n`, 431, 400],
];

/** What no request can be made of: servers answer it before an application hears of it. */
export const parser: readonly Probe[] = refused.map(([id, what, why, bytes, ...statuses]) => ({
  id: `parser-${id}`,
  title: `${what} is refused in the envelope`,
  why: `${why}; the parser answers it by itself, without a body`,
  ask: async (server) => {
    const { answer, problems } = await server.write(bytes);
    if (statuses.includes(answer.status)) return problems;
    return [...problems, { rule: 'status', text: `the status is ${answer.status}, not ${statuses.join(' or ')}` }];
  },
}));
