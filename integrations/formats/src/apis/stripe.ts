import { defineEnvelope, derived, failure, success } from '@kuvert/core/define-envelope';
import type { FailureParts, SuccessParts } from '@kuvert/core';
import type { Format } from '../format.ts';

const typeOf = ({ status }: FailureParts): string => (status < 500 ? 'invalid_request_error' : 'api_error');
const urlOf = ({ linkTo }: SuccessParts): string => linkTo('').split('?', 1)[0] ?? '';

const envelope = defineEnvelope({
  name: 'stripe',
  success: success.data,
  page: { object: 'list', url: derived(urlOf), has_more: success.hasNext, data: success.data },
  failure: {
    error: { type: derived(typeOf), code: failure.code, message: failure.message, doc_url: failure.docs },
  },
});

/** Bare data; lists that say whether there are more; errors with a link to their documentation. */
export const stripe: Format = {
  api: 'Stripe API',
  source: 'https://docs.stripe.com/api/errors',
  envelope,
  codes: {
    INTERNAL: { code: 'api_error', status: 500, message: 'An error occurred' },
    BAD_REQUEST: { code: 'parameter_invalid_empty', status: 400, message: 'A parameter is empty' },
    UNKNOWN_URL: { code: 'url_invalid', status: 404, message: 'Unrecognized request URL' },
    RESOURCE_MISSING: {
      code: 'resource_missing',
      status: 404,
      message: "No such customer: '{id}'",
      docs: 'https://stripe.com/docs/error-codes/resource-missing',
    },
  },
  documented: [
    {
      name: 'an object',
      answer: (api) => api.ok({ id: 'cus_1', object: 'customer' }),
      status: 200,
      body: { id: 'cus_1', object: 'customer' },
    },
    {
      name: 'a list',
      target: '/v1/customers?limit=1',
      answer: (api) => api.page([{ id: 'cus_1' }], { pageSize: 1, nextCursor: null }),
      status: 200,
      body: { object: 'list', url: '/v1/customers', has_more: false, data: [{ id: 'cus_1' }] },
    },
    {
      name: 'an error',
      answer: (api) => api.error('RESOURCE_MISSING', { id: 'cus_9' }),
      status: 404,
      body: {
        error: {
          type: 'invalid_request_error',
          code: 'resource_missing',
          message: "No such customer: 'cus_9'",
          doc_url: 'https://stripe.com/docs/error-codes/resource-missing',
        },
      },
    },
  ],
};
