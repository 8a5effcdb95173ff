import { defineEnvelope, failure, or, success } from '@kuvert/core/define-envelope';
import type { Format } from '../format.ts';

const { number: page, size: per_page, count, total: total_count, totalPages: total_pages } = success;
const result = or(success.data, null);

const envelope = defineEnvelope({
  name: 'cloudflare',
  success: { success: true, errors: [], messages: [], result },
  page: {
    success: true,
    errors: [],
    messages: [],
    result,
    result_info: { page, per_page, count, total_count, total_pages },
  },
  failure: { success: false, errors: [{ code: failure.code, message: failure.message }], messages: [], result: null },
});

/** Numeric codes in a list. */
export const cloudflare: Format = {
  api: 'Cloudflare API',
  source: 'https://developers.cloudflare.com/fundamentals/api/how-to/make-api-calls/',
  envelope,
  codes: {
    INTERNAL: { code: 10000, status: 500, message: 'Internal error' },
    BAD_REQUEST: { code: 6003, status: 400, message: 'Invalid request headers' },
    NO_ROUTE: { code: 7003, status: 404, message: 'No route for the URI' },
  },
  pagination: { size: 'per_page' },
  documented: [
    {
      name: 'a success',
      answer: (api) => api.ok({ id: 'f1aba936b94213e5b8dca0c0dbf1f9cc' }),
      status: 200,
      body: { success: true, errors: [], messages: [], result: { id: 'f1aba936b94213e5b8dca0c0dbf1f9cc' } },
    },
    {
      name: 'a page',
      answer: (api) => api.page([{ id: 'a' }], { page: 1, pageSize: 20, total: 2000 }),
      status: 200,
      body: {
        success: true,
        errors: [],
        messages: [],
        result: [{ id: 'a' }],
        result_info: { page: 1, per_page: 20, count: 1, total_count: 2000, total_pages: 100 },
      },
    },
    {
      name: 'a failure',
      answer: (api) => api.error('NO_ROUTE'),
      status: 404,
      body: { success: false, errors: [{ code: 7003, message: 'No route for the URI' }], messages: [], result: null },
    },
  ],
};
