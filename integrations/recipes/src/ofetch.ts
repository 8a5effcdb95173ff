import { decodeResponse } from '@kuvert/client';
import type { Result } from '@kuvert/client';
import { FetchError, ofetch } from 'ofetch';
import type { FetchOptions } from 'ofetch';
import { api } from './api.ts';

/**
 * ofetch throws for statuses, retries them, and takes a body for JSON by its looks. Use this to get a result instead:
 * ofetch sends, with its interceptors and its retries, and leaves the body of the last answer unread, so that it is
 * read by the contract. What never was answered is thrown by ofetch as ever.
 */
export async function read<Data = unknown>(
  path: string,
  options: FetchOptions<'stream'> = {},
): Promise<Result<typeof api, Data>> {
  const { method = 'GET' } = options;
  const response = await ofetch.raw(path, { ...options, responseType: 'stream' }).catch((error: unknown) => {
    if (error instanceof FetchError && error.response !== undefined) return error.response;
    throw error;
  });
  return decodeResponse<typeof api, Data>(api, response, { method });
}
