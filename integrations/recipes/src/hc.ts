import { decodeResponse } from '@kuvert/client';
import type { Result } from '@kuvert/client';
import type { ClientResponse } from 'hono/client';
import { api } from './api.ts';

/** The data of a response, as `hc` knows it: that of the body whose code says success. */
type DataOf<R extends ClientResponse<unknown>> = Extract<
  Awaited<ReturnType<R['json']>>,
  { code: 0; data: unknown }
>['data'];

/**
 * Hono's `hc` types what your routes answer, and trusts that nobody else answers. Its own narrowing by `code` is enough
 * where that holds. Use this where a gateway, a portal or a newer server may answer: the data keeps the type `hc` gave
 * it, and all else is a failure with its reason, or says what it is.
 */
export async function read<R extends ClientResponse<unknown>>(
  call: Promise<R>,
): Promise<Result<typeof api, DataOf<R>>> {
  return decodeResponse(api, await call);
}
