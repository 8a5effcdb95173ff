import type { RequestFacts } from '@kuvert/core/adapter';
import { pendingHeader } from './spent.ts';
import type { WebReply } from './stream.ts';

/** Writes a reply. */
export function toResponse(reply: WebReply): Response {
  return new Response(reply.body, { status: reply.status, headers: reply.headers });
}

/** Whose headers were set. Servers that stand in for `Response` let several responses share theirs. */
const owners = new WeakMap<Headers, Response>();

/** Gives a raw response the id of its request, as {@link withHeaders} does, unless ids are switched off. */
export function withId(response: Response, facts: RequestFacts): Response {
  const { idName, requestId } = facts;
  if (idName === undefined || pendingHeader(response, idName) === requestId) return response;
  return withHeaders(response, facts.idHeader);
}

/**
 * Sets headers of a raw response, which may be immutable, as one from `fetch()` or `Response.redirect()` is. A header it
 * has already is its author's.
 */
export function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  const names = Object.keys(headers);
  // The one of @hono/node-server is written in another way, slowly, once its headers were looked into.
  if (names.length === 0) return response;
  const owner = owners.get(response.headers);
  // An app may have answered within an app: the outer one has the last word.
  const missing = owner === response ? names : names.filter((name) => !response.headers.has(name));
  if (owner === undefined || owner === response) {
    if (missing.length === 0) return response;
    if (set(response.headers, missing, headers)) {
      owners.set(response.headers, response);
      return response;
    }
    // No copy can be made of one that switches protocols.
    if (response.status < 200) return response;
  }
  const copied = new Headers(response.headers);
  set(copied, owner === undefined ? missing : names, headers);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers: copied });
}

/** Sets some of the headers, and says whether that was possible. */
function set(target: Headers, names: readonly string[], headers: Readonly<Record<string, string>>): boolean {
  try {
    for (const name of names) target.set(name, headers[name] ?? '');
    return true;
  } catch {
    return false;
  }
}
