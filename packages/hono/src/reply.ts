import { joinHeader } from '@kuvert/core/adapter';
import { notAResponse, openStream, toResponse } from '@kuvert/fetch';
import type { WebReply } from '@kuvert/fetch';
import type { Context, Env } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { isUntouched, stateOf } from './state.ts';

/** Answers with an outcome; with an internal error where it is none. Waits for the first bytes of a stream. */
export function writeOutcome<E extends Env>(c: Context<E>, outcome: unknown): Response | Promise<Response> {
  const { replier, facts } = stateOf(c);
  const answer = replier.answer(outcome, facts);
  if (answer !== undefined) return writeReply(c, answer);
  const stream = replier.stream(outcome, facts);
  if (stream !== undefined) return openStream(stream, c.req.raw).then((reply) => writeReply(c, reply));
  return writeReply(c, notAResponse(replier, facts, outcome, '@kuvert/hono'));
}

/**
 * Writes a reply. Headers set on the context before it stay, CORS and cookies among them, but for those that described
 * the bytes of an aborted answer.
 */
export function writeReply<E extends Env>(c: Context<E>, reply: WebReply): Response {
  // What Hono's context makes has a copy of all headers, which servers are slow to write.
  if (isUntouched(c)) return toResponse(reply);
  if (c.finalized) strip(c);
  // Hono copies the headers of a response it already has over those of the one that takes its place, and to ask for one
  // is to have it.
  const isReplacing = c.finalized || reply.headers['vary'] !== undefined;
  for (const name of reply.drop) c.header(name);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(reply.headers)) {
    const append = name === 'set-cookie';
    const joined = name === 'vary' ? joinHeader(name, c.res.headers.get(name), value).toString() : value;
    if (append || isReplacing) c.header(name, joined, { append });
    if (!append) headers[name] = joined;
  }
  return c.body(reply.body as string, reply.status as ContentfulStatusCode, headers);
}

/** Leaves of the response Hono already has its headers alone: its body may be locked, its status none. */
function strip<E extends Env>(c: Context<E>): void {
  const headers = headersOf(c.res);
  c.res = undefined;
  c.res = new Response(null, { headers });
}

function headersOf(response: Response): Headers {
  try {
    return new Headers(response.headers);
  } catch {
    return new Headers(); // A response that checks its headers when they are asked for.
  }
}
