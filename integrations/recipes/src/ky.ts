import { decodeResponse, ResponseError } from '@kuvert/client';
import { isHTTPError } from 'ky';
import type { Hooks } from 'ky';
import { api } from './api.ts';

/**
 * ky throws for statuses, and retries them. Use these hooks, `ky.extend({ hooks })`, to have it throw a
 * `ResponseError` that tells the reason instead, and `json()` give the data out of its envelope. Which statuses are
 * retried, how often and when stays ky's business.
 */
export const hooks: Hooks = {
  afterResponse: [
    async ({ request, response }) => {
      // ky first retries these, then hands them to beforeError.
      if (!response.ok) return undefined;
      const result = await decodeResponse(api, response, { method: request.method });
      if (!result.ok) throw new ResponseError<typeof api>(result);
      return result.data === undefined ? undefined : Response.json(result.data, { status: result.status });
    },
  ],
  beforeError: [
    async ({ error }) => {
      if (!isHTTPError(error)) return error;
      // ky has read the body by now, and parsed it where it is JSON.
      const body = typeof error.data === 'string' ? error.data : JSON.stringify(error.data);
      const result = await decodeResponse(api, new Response(body ?? null, error.response));
      return result.ok ? error : new ResponseError<typeof api>(result);
    },
  ],
};
