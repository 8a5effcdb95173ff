import { decodeResponse } from '@kuvert/client';
import type { Failed, Result } from '@kuvert/client';
import type { Middleware } from 'openapi-fetch';
import { api } from './api.ts';

const results = new WeakMap<Response, Result<typeof api>>();

/** What openapi-fetch gives, with the data out of its envelope and an error that tells its reason. */
type Read<Data> =
  | { readonly data: Data; readonly error?: undefined; readonly response: Response }
  | { readonly data?: undefined; readonly error: Failed<typeof api>; readonly response: Response };

/**
 * openapi-fetch types `data` and `error` by your OpenAPI document, and takes whatever JSON comes for what the document
 * says. Use this to have `error` be one of the contract's failures, or what else it is. Register the middleware with
 * `client.use(kuvert)`, and wrap calls: `const { data, error } = await read(client.GET('/projects/{slug}', …))`.
 */
export const kuvert: Middleware = {
  async onResponse({ request, response }) {
    const result = await decodeResponse(api, response.clone(), { method: request.method });
    // openapi-fetch throws for an ok answer that is no JSON.
    const kept = result.kind === 'malformed' && response.ok ? new Response(null, { status: 204 }) : response;
    results.set(kept, result);
    return kept;
  },
};

export async function read<Body extends { data?: unknown }>(
  call: Promise<{ data?: Body; response: Response }>,
): Promise<Read<Body['data']>> {
  const { response } = await call;
  const result = results.get(response);
  if (result === undefined) throw new TypeError('the middleware is not registered; call client.use(kuvert)');
  return result.ok ? { data: result.data, response } : { error: result, response };
}
