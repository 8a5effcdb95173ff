import type { Reply } from '@kuvert/core/adapter';
import type { Context, Env } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/**
 * Writes a reply. Headers set on the context before it stay, CORS and cookies among them, but for those that described
 * the bytes of an aborted answer.
 */
export function writeReply<E extends Env>(c: Context<E>, reply: Reply): Response {
  for (const name of reply.drop) c.header(name);
  // Hono copies the headers of a response it already has over those of the one that takes its place.
  if (c.finalized) for (const [name, value] of Object.entries(reply.headers)) c.header(name, value);
  return c.body(reply.body as string, reply.status as ContentfulStatusCode, { ...reply.headers });
}
