import { defineEnvelope, failure, or, success } from '@kuvert/core/define-envelope';
import type { Format } from '../format.ts';

const { offset: start, size: limit, count: length, total, data: users } = success;

const envelope = defineEnvelope({
  name: 'auth0',
  success: or(success.data, null),
  page: { start, limit, length, total, users },
  failure: { statusCode: failure.status, message: failure.message, errorCode: failure.code },
});

/** Pages that are counted from 0, and lists that say where they start. */
export const auth0: Format = {
  api: 'Auth0 Management API',
  source: 'https://auth0.com/docs/api/management/v2/users/get-users',
  envelope,
  codes: {
    INTERNAL: { code: 'internal_error', status: 500, message: 'Internal error' },
    BAD_REQUEST: { code: 'invalid_query_string', status: 400, message: 'Query validation error' },
    NOT_FOUND: { code: 'not_found', status: 404, message: 'Not found' },
    INEXISTENT_USER: { code: 'inexistent_user', status: 404, message: 'The user does not exist.' },
  },
  pagination: { firstPage: 0, size: 'per_page' },
  documented: [
    {
      name: 'a page with totals',
      target: '/api/v2/users?page=1&include_totals=true',
      answer: (api) => api.page([{ user_id: 'auth0|1' }], { ...api.pageOf({ page: '1', per_page: '50' }), total: 51 }),
      status: 200,
      body: { start: 50, limit: 50, length: 1, total: 51, users: [{ user_id: 'auth0|1' }] },
    },
    {
      name: 'a failure',
      answer: (api) => api.error('INEXISTENT_USER'),
      status: 404,
      body: { statusCode: 404, message: 'The user does not exist.', errorCode: 'inexistent_user' },
    },
  ],
};
