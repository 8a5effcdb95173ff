import type { ServerResponse } from 'node:http';
import type { Reply } from '@kuvert/core/adapter';
import type { TestServer } from './harness.ts';
import { plain, writeReply } from './plain.fixture.ts';
import type { Writer } from './plain.fixture.ts';
import type { Rule } from './problem.ts';

/** An adapter that breaks one rule. */
export interface Flaw {
  readonly rule: Rule;
  /** What is wrong with it. */
  readonly name: string;
  /** Part of what the suite must say of it. */
  readonly said: string;
  /** Milliseconds the suite has to wait for it; little unless said. */
  readonly patience?: number;
  readonly adapter: (server: TestServer) => ReturnType<typeof plain>;
}

const isFailure = ({ status }: Reply): boolean => status >= 300;

/** An adapter that writes replies in its own way. */
const writing = (rule: Rule, name: string, said: string, write: Writer, patience?: number): Flaw => ({
  rule,
  name,
  said,
  ...(patience !== undefined && { patience }),
  // What the suite asks on its own behalf is answered well.
  adapter: (server) =>
    plain(server, (response, reply, thrown) => {
      const { url = '' } = response.req;
      (url.startsWith('/heard') ? writeReply : write)(response, reply, thrown);
    }),
});

/** An adapter that writes other replies than were decided on. */
const changing = (
  rule: Rule,
  name: string,
  said: string,
  change: (reply: Reply, thrown: unknown) => Partial<Reply>,
): Flaw =>
  writing(rule, name, said, (response, reply, thrown) => writeReply(response, { ...reply, ...change(reply, thrown) }));

/** An adapter that sets another header. */
const adding = (rule: Rule, name: string, said: string, header: string, value: (thrown: unknown) => string): Flaw =>
  changing(rule, name, said, ({ headers }, thrown) => ({ headers: { ...headers, [header]: value(thrown) } }));

/** An adapter that writes the bytes of an answer itself. */
const forging = (rule: Rule, name: string, said: string, forge: (head: string, body: string) => string): Flaw =>
  writing(rule, name, said, (response, reply) => {
    const { socket } = response;
    const body = reply.body ?? '';
    const lines = Object.entries(reply.headers).map(([header, value]) => `${header}: ${value}\r\n`);
    const length = reply.status === 204 ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
    const head = `HTTP/1.1 ${reply.status} Planted\r\n${lines.join('')}${length}`;
    const isHead = response.req.method === 'HEAD';
    response.detachSocket(socket as NonNullable<typeof socket>);
    socket?.end(forge(head, isHead ? '' : body));
  });

/** An adapter that treats the hook in its own way. */
const hooking = (name: string, said: string, hook: (observe: Observer) => Observer): Flaw => ({
  rule: 'hook',
  name,
  said,
  adapter: (server) =>
    plain({ ...server, options: { ...server.options, onError: hook(server.options.onError as Observer) } }),
});

type Observer = NonNullable<TestServer['options']['onError']>;

function die(response: ServerResponse): void {
  const { server } = response.socket as unknown as { readonly server: import('node:http').Server };
  server.close();
  server.closeAllConnections();
}

/** At least one for every rule. */
export const flaws: readonly Flaw[] = [
  writing('alive', 'ends the process over a 500', 'does not answer', (response, reply) =>
    reply.status === 500 ? die(response) : writeReply(response, reply),
  ),
  writing('alive', 'never answers a 500', 'the server is silent', (response, reply) => {
    if (reply.status !== 500) writeReply(response, reply);
  }),
  writing(
    'prompt',
    'takes its time',
    'the answer took',
    (response, reply) => {
      setTimeout(() => writeReply(response, reply), 1_100);
    },
    1_500,
  ),
  writing('prompt', 'ends a late failure cleanly', 'looks complete', (response, reply) =>
    response.headersSent ? void response.end() : writeReply(response, reply),
  ),
  writing('alive', 'leaves the connection of a late failure open', 'the server is silent', (response, reply) => {
    if (!response.headersSent) writeReply(response, reply);
  }),
  writing('json', 'answers HTML to a browser', 'Content-Type is text/html', (response, reply) => {
    const isBrowser = response.req.headers.accept?.includes('text/html');
    const headers = isBrowser ? { ...reply.headers, 'content-type': 'text/html' } : reply.headers;
    writeReply(response, { ...reply, headers });
  }),
  changing('envelope', 'answers without an envelope', 'the body is no envelope', () => ({ body: '{"error":true}' })),
  changing('envelope', 'has nothing to say', 'the message is empty', (reply) =>
    isFailure(reply) ? { body: '{"code":7,"message":""}' } : {},
  ),
  changing('envelope', 'says too much', 'the message has 2000 bytes', (reply) =>
    isFailure(reply) ? { body: `{"code":7,"message":"${'x'.repeat(2000)}"}` } : {},
  ),
  changing('envelope', 'writes what is no UTF-8', 'not valid UTF-8', (reply) => ({
    body: Buffer.from(reply.body ?? '').fill(0xff, 1, 2) as unknown as string,
  })),
  changing('status', 'answers 200 for a failure', 'and 200 is a success', (reply) =>
    isFailure(reply) ? { status: 200 } : {},
  ),
  changing('status', 'answers 500 for a success', 'and 500 is a failure', (reply) =>
    isFailure(reply) ? {} : { status: 500 },
  ),
  forging('framing', 'writes more than it says', 'belong to no answer', (head, body) => `${head}\r\n${body}more`),
  forging(
    'framing',
    'says both its length and chunks',
    'a Content-Length and a Transfer-Encoding',
    (head, body) => `${head}transfer-encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
  ),
  forging('framing', 'gives HEAD a body', 'belong to no answer', (head, body) => `${head}\r\n${body || '{}'}`),
  forging(
    'prompt',
    'writes less than it says',
    'ended before the answer did',
    (head, body) => `${head}\r\n${body.slice(0, -1)}`,
  ),
  forging(
    'framing',
    'does not say its length',
    'there is no Content-Length',
    (head, body) => `${head.replace(/content-length: \d+\r\n/, '')}\r\n${body}`,
  ),
  forging(
    'framing',
    'ends an answer with its connection',
    'neither a Content-Length nor a Transfer-Encoding',
    (head, body) => `${head.replace(/content-length: \d+\r\n/, '')}connection: close\r\n\r\n${body}`,
  ),
  forging(
    'framing',
    'gives an interim answer a length',
    'a 102 has a Content-Length',
    (head, body) => `HTTP/1.1 102 Processing\r\ncontent-length: 0\r\n\r\n${head}\r\n${body}`,
  ),
  writing('framing', 'sends chunks to HTTP/1.0', 'a Transfer-Encoding answers HTTP/1.0', (response, reply) => {
    const { req, socket } = response;
    if (req.httpVersion !== '1.0') {
      writeReply(response, reply);
      return;
    }
    response.detachSocket(socket as NonNullable<typeof socket>);
    const lines = Object.entries(reply.headers).map(([header, value]) => `${header}: ${value}\r\n`);
    const chunk = `${Buffer.byteLength(reply.body ?? '').toString(16)}\r\n${reply.body}\r\n0\r\n\r\n`;
    socket?.end(`HTTP/1.1 ${reply.status} Planted\r\n${lines.join('')}transfer-encoding: chunked\r\n\r\n${chunk}`);
  }),
  adding('secrets', 'tells the message', 'repeats what was thrown', 'x-error', (thrown) =>
    thrown instanceof Error ? encodeURIComponent(thrown.message.slice(0, 200)) : 'none',
  ),
  writing('secrets', 'tells the message in the status line', 'repeats what was thrown', (response, reply, thrown) => {
    if (thrown instanceof Error) response.statusMessage = thrown.message.replaceAll(/[^ -~]/g, '').slice(0, 200);
    writeReply(response, reply);
  }),
  adding('secrets', 'tells the stack', 'looks like', 'x-stack', () => 'at run (/app/node_modules/x.js:1:2)'),
  forging(
    'headers',
    'writes a control character',
    'has a control character',
    (head, body) => `${head}x-note: a\u0001b\r\n\r\n${body}`,
  ),
  adding('headers', 'names the framework', 'X-Powered-By', 'x-powered-by', () => 'Planted'),
  adding('headers', 'lets types be guessed', 'there is no nosniff', 'x-content-type-options', () => ''),
  adding('headers', 'lets failures be cached', 'not no-store', 'cache-control', () => 'max-age=60'),
  adding('headers', 'tags failures', 'carries an ETag', 'etag', () => '"a"'),
  adding('headers', 'dates failures', 'carries Last-Modified', 'last-modified', () => 'Thu, 01 Jan 1970 00:00:00 GMT'),
  adding('headers', 'makes up the request id', 'X-Request-Id is planted', 'x-request-id', () => 'planted'),
  hooking('does not tell the hook', 'called 0 times', () => () => undefined),
  hooking('tells the hook twice', 'called 2 times', (observe) => (event) => {
    observe(event);
    return observe(event);
  }),
  hooking('tells the hook again when the answer is out', 'called again', (observe) => (event) => {
    setTimeout(() => observe(event), 50);
    return observe(event);
  }),
  hooking(
    'hands the hook a copy',
    'not handed the original',
    (observe) => (event) => observe({ ...event, error: new Error('a copy') }),
  ),
  hooking(
    'tells the hook of another status',
    'was told of a 418',
    (observe) => (event) => observe({ ...event, status: 418 }),
  ),
  adding('alike', 'names other methods', 'allow is PATCH', 'allow', () => 'PATCH'),
  changing('alike', 'answers 400 for each failure', 'the status is 400, not 404', (reply) =>
    isFailure(reply) ? { status: 400 } : {},
  ),
];
