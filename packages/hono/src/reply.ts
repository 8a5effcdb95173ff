import type { Reply } from '@kuvert/core';
import type { Context, Env } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Writes the reply to a success; headers set on the context before it stay. */
export function writeSuccess<E extends Env>(c: Context<E>, reply: Reply): Response {
  return c.body(reply.body as string, reply.status as ContentfulStatusCode, { ...reply.headers });
}

/**
 * Writes the reply to a failure. Of the answer it replaces, CORS, cookies and the like stay; what described its bytes
 * goes. The context's own response is emptied, because Hono would copy its headers over the reply's.
 */
export function writeFailure<E extends Env>(c: Context<E>, reply: Reply): Response {
  const headers = new Headers(c.res.headers);
  for (const name of reply.drop) headers.delete(name);
  for (const [name, value] of Object.entries(reply.headers)) headers.set(name, value);
  c.res = undefined;
  return new Response(reply.body, { status: reply.status, headers });
}

/** Writes any reply. */
export function writeReply<E extends Env>(c: Context<E>, reply: Reply): Response {
  return reply.status < 300 ? writeSuccess(c, reply) : writeFailure(c, reply);
}
