import type { WebReply } from './stream.ts';

/** Writes a reply. */
export function toResponse(reply: WebReply): Response {
  return new Response(reply.body, { status: reply.status, headers: reply.headers });
}

/** Sets headers of a raw response, which may be immutable, as one from `fetch()` or `Response.redirect()` is. */
export function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const name of Object.keys(headers)) {
    if (response.headers.get(name) === headers[name]) continue;
    try {
      response.headers.set(name, headers[name] ?? '');
    } catch {
      return response.status < 200 ? response : withHeaders(new Response(response.body, response), headers);
    }
  }
  return response;
}
