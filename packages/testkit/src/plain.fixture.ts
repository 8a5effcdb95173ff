import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { createReplier, isThenable, readNodeBody, readQuery, writeHeaders } from '@kuvert/core/adapter';
import type { Reply, RequestFacts, StreamReply } from '@kuvert/core/adapter';
import type { RouteInput, TestServer } from './harness.ts';
import { RawAnswer } from './raw-answer.ts';
import { toRouter } from './router.ts';

/** Writes a reply, or breaks a rule in doing so. `thrown` is what the reply answers, where something was thrown. */
export type Writer = (response: ServerResponse, reply: Reply, thrown?: unknown) => void;

/** The smallest adapter there is, on Node's own server: what the suite is tried on. */
export function plain(
  { contract, options, routes, bodyLimit }: TestServer,
  write: Writer = writeReply,
): RequestListener {
  const replier = createReplier(contract, options);
  const router = toRouter(routes);

  const serve = (request: IncomingMessage, response: ServerResponse, facts: RequestFacts): unknown => {
    const found = router(facts.target.path);
    const method = facts.method === 'HEAD' ? 'GET' : facts.method;
    const match = found.find(({ route }) => route.method === method);
    if (match === undefined) return replier.unmatched(facts, new Set(found.map(({ route }) => route.method)));
    return match.route.handle({
      params: match.params,
      body: async (schema) => readNodeBody(request, undefined, schema, { limit: bodyLimit }),
      query: () => readQuery(request.url ?? '/'),
      header: (name, value) => response.setHeader(name, value),
      begin: async (text) => begin(response, text),
    } satisfies RouteInput);
  };

  return (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const methods = () => router(url).map(({ route }) => route.method);
    const facts = replier.begin(method, url, (name) => headers[name], methods);
    const fail = (thrown: unknown): void => write(response, replier.fail(thrown, facts), thrown);
    const answer = (returned: unknown): void => {
      const streamed = replier.stream(returned, facts);
      if (returned instanceof RawAnswer) writeRaw(response, returned, facts);
      else if (isReply(returned)) write(response, returned);
      else if (streamed !== undefined) void writeStream(response, streamed, write);
      else write(response, replier.answer(returned, facts) ?? replier.fail(returned, facts), returned);
    };
    try {
      const returned = replier.refuse(facts) ?? serve(request, response, facts);
      if (isThenable(returned)) Promise.resolve(returned).then(answer).catch(fail);
      else answer(returned);
    } catch (thrown) {
      fail(thrown);
    }
  };
}

/** Writes a reply as every adapter does. */
export function writeReply(response: ServerResponse, reply: Reply): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.statusCode = reply.status;
  writeHeaders(response, reply);
  if (reply.body === null) response.end();
  else response.setHeader('content-length', Buffer.byteLength(reply.body)).end(reply.body);
}

function writeRaw(response: ServerResponse, raw: RawAnswer, { idHeader }: RequestFacts): void {
  response.writeHead(raw.status, { ...raw.headers, ...idHeader }).end(raw.body);
}

async function begin(response: ServerResponse, text: string): Promise<void> {
  response.setHeader('x-request-id', String(response.req.headers['x-request-id']));
  return new Promise((resolve) => {
    response.write(text, () => resolve());
  });
}

async function writeStream(response: ServerResponse, stream: StreamReply, write: Writer): Promise<void> {
  response.once('close', () => void stream.chunks.return());
  const failed = await stream.failure;
  if (failed !== undefined) {
    write(response, failed);
    return;
  }
  response.writeHead(stream.status, stream.headers);
  Readable.from(stream.chunks, { objectMode: false })
    .once('error', () => response.destroy())
    .pipe(response);
}

function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && 'drop' in value;
}
