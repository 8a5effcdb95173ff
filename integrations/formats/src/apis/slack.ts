import { defineEnvelope, failure, or, spread, success } from '@kuvert/core/define-envelope';
import type { Format } from '../format.ts';

const envelope = defineEnvelope({
  name: 'slack',
  isAlwaysOk: true,
  success: { ok: true, ...spread },
  page: { ok: true, items: success.data, response_metadata: { next_cursor: or(success.nextCursor, '') } },
  failure: { ok: false, error: failure.code },
});

/** Always 200; the data beside `ok`; codes are words; an empty cursor at the end. */
export const slack: Format = {
  api: 'Slack Web API',
  source: 'https://docs.slack.dev/apis/web-api/',
  envelope,
  codes: {
    INTERNAL: { code: 'internal_error', status: 500, message: 'Internal error' },
    BAD_REQUEST: { code: 'invalid_arguments', status: 400, message: 'Invalid arguments' },
    UNKNOWN_METHOD: { code: 'unknown_method', status: 404, message: 'Unknown method' },
    CHANNEL_NOT_FOUND: { code: 'channel_not_found', status: 404, message: 'Channel not found' },
  },
  documented: [
    {
      name: 'a success',
      answer: (api) => api.ok({ stuff: 'This is good' }),
      status: 200,
      body: { ok: true, stuff: 'This is good' },
    },
    {
      name: 'a failure',
      answer: (api) => api.error('CHANNEL_NOT_FOUND'),
      status: 200,
      body: { ok: false, error: 'channel_not_found' },
    },
    {
      name: 'a page',
      answer: (api) => api.page([{ id: 'U1' }], { pageSize: 1, nextCursor: 'dXNlcjpVMEc5V0ZYTlo=' }),
      status: 200,
      body: { ok: true, items: [{ id: 'U1' }], response_metadata: { next_cursor: 'dXNlcjpVMEc5V0ZYTlo=' } },
    },
  ],
};
