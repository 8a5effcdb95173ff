import { withHeaders } from '@kuvert/fetch';

const anybody = { 'access-control-allow-origin': '*' };

/** Answers preflights, and lets pages of every origin read every answer, failures included. */
export function withCors(
  handle: (request: Request) => Response | Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => (isPreflight(request) ? preflight(request) : withHeaders(await handle(request), anybody));
}

function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers.has('origin') && headers.has('access-control-request-method');
}

function preflight({ headers }: Request): Response {
  const allowed = { 'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE', ...anybody };
  const asked = headers.get('access-control-request-headers');
  const granted = asked === null ? undefined : { 'access-control-allow-headers': asked };
  return new Response(null, {
    status: 204,
    headers: { ...allowed, ...granted, vary: 'Access-Control-Request-Headers' },
  });
}
