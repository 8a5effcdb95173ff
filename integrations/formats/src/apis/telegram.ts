import { defineEnvelope, failure, success } from '@kuvert/core/define-envelope';
import type { Format } from '../format.ts';

const envelope = defineEnvelope({
  name: 'telegram',
  success: { ok: true, result: success.data },
  failure: {
    ok: false,
    error_code: failure.code,
    description: failure.message,
    parameters: { retry_after: failure.retryAfter },
  },
});

/** `ok` tells; the seconds to wait stand in the body, in an object that is left out where there is nothing to say. */
export const telegram: Format = {
  api: 'Telegram Bot API',
  source: 'https://core.telegram.org/bots/api#making-requests',
  envelope,
  codes: {
    INTERNAL: { code: 500, status: 500, message: 'Internal Server Error' },
    BAD_REQUEST: { code: 400, status: 400, message: 'Bad Request' },
    NOT_FOUND: { code: 404, status: 404, message: 'Not Found' },
    TOO_MANY_REQUESTS: { code: 429, status: 429, message: 'Too Many Requests: retry after {seconds}' },
  },
  documented: [
    {
      name: 'a success',
      answer: (api) => api.ok({ id: 123456, is_bot: true }),
      status: 200,
      body: { ok: true, result: { id: 123456, is_bot: true } },
    },
    {
      name: 'a failure',
      answer: (api) => api.error('NOT_FOUND'),
      status: 404,
      body: { ok: false, error_code: 404, description: 'Not Found' },
    },
    {
      name: 'flood control',
      answer: (api) => api.error('TOO_MANY_REQUESTS', { seconds: 35 }, { retryAfter: 35 }),
      status: 429,
      body: {
        ok: false,
        error_code: 429,
        description: 'Too Many Requests: retry after 35',
        parameters: { retry_after: 35 },
      },
    },
  ],
};
