import { appendedHeaders } from '@kuvert/core/adapter';
import type { Reply } from '@kuvert/core/adapter';
import type { Context, Env } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/**
 * Writes a reply. Headers set on the context before it stay, CORS and cookies among them, but for those that described
 * the bytes of an aborted answer.
 */
export function writeReply<E extends Env>(c: Context<E>, reply: Reply): Response {
  // Hono copies the headers of a response it already has over those of the one that takes its place.
  const isReplacing = c.finalized;
  if (isReplacing) strip(c);
  for (const name of reply.drop) c.header(name);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(reply.headers)) {
    const append = appendedHeaders.has(name);
    if (append || isReplacing) c.header(name, value, { append });
    if (!append) headers[name] = value;
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
