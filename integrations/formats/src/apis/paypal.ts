import { defineEnvelope, eachIssue, failure, issue, or, success } from '@kuvert/core/define-envelope';
import type { Format } from '../format.ts';

const { field, in: location, code, message: description } = issue;

const envelope = defineEnvelope({
  name: 'paypal',
  success: or(success.data, null),
  page: { items: success.data, total_items: success.total, total_pages: success.totalPages },
  failure: {
    name: failure.code,
    message: failure.message,
    debug_id: failure.requestId,
    information_link: failure.docs,
    details: eachIssue({ field, location, issue: code, description }),
  },
});

/** The id of the request and a link to the documentation in the body. */
export const paypal: Format = {
  api: 'PayPal REST APIs',
  source: 'https://developer.paypal.com/api/rest/responses/',
  envelope,
  codes: {
    INTERNAL: { code: 'INTERNAL_SERVER_ERROR', status: 500, message: 'An internal server error occurred.' },
    BAD_REQUEST: {
      code: 'INVALID_REQUEST',
      status: 400,
      message: 'Request is not well-formed, syntactically incorrect, or violates schema.',
      docs: 'https://developer.paypal.com/api/rest/reference/orders/v2/errors/',
    },
    NOT_FOUND: { code: 'RESOURCE_NOT_FOUND', status: 404, message: 'The specified resource does not exist.' },
  },
  documented: [
    {
      name: 'a failure',
      answer: (api) =>
        api.error('BAD_REQUEST', {
          issues: [{ path: ['intent'], code: 'MISSING_REQUIRED_PARAMETER', message: 'It is missing.', in: 'body' }],
        }),
      status: 400,
      body: {
        name: 'INVALID_REQUEST',
        message: 'Request is not well-formed, syntactically incorrect, or violates schema.',
        debug_id: '90957fca61718',
        information_link: 'https://developer.paypal.com/api/rest/reference/orders/v2/errors/',
        details: [
          { field: 'intent', location: 'body', issue: 'MISSING_REQUIRED_PARAMETER', description: 'It is missing.' },
        ],
      },
    },
    {
      name: 'a page',
      answer: (api) => api.page([{ id: 'INV2' }], { page: 1, pageSize: 1, total: 2 }),
      status: 200,
      body: { items: [{ id: 'INV2' }], total_items: 2, total_pages: 2 },
    },
  ],
};
