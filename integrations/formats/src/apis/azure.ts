import { defineEnvelope, eachIssue, failure, issue, or, success } from '@kuvert/core/define-envelope';
import type { Format } from '../format.ts';

const envelope = defineEnvelope({
  name: 'azure',
  success: or(success.data, null),
  page: { value: success.data, nextLink: success.next },
  failure: {
    error: {
      code: failure.code,
      message: failure.message,
      details: eachIssue({ code: issue.code, target: issue.field, message: issue.message }),
    },
  },
});

/** Lists with a link to what follows; errors with one detail for each issue. */
export const azure: Format = {
  api: 'Azure REST APIs',
  source: 'https://github.com/microsoft/api-guidelines/blob/vNext/azure/Guidelines.md',
  envelope,
  codes: {
    INTERNAL: { code: 'InternalServerError', status: 500, message: 'The server failed.' },
    BAD_REQUEST: { code: 'InvalidRequest', status: 400, message: 'Multiple errors' },
    NOT_FOUND: { code: 'ResourceNotFound', status: 404, message: 'The resource was not found.' },
  },
  pagination: { offset: 'skip' },
  documented: [
    {
      name: 'a page',
      target: '/widgets?skip=0',
      answer: (api) => api.page([{ id: 'w1' }], { offset: 0, limit: 1, hasNext: true }),
      status: 200,
      body: { value: [{ id: 'w1' }], nextLink: '/widgets?skip=1' },
    },
    {
      name: 'the last page',
      target: '/widgets?skip=1',
      answer: (api) => api.page([{ id: 'w2' }], { offset: 1, limit: 1 }),
      status: 200,
      body: { value: [{ id: 'w2' }] },
    },
    {
      name: 'a failure',
      answer: (api) =>
        api.error('BAD_REQUEST', {
          issues: [{ path: ['password'], code: 'PasswordTooShort', message: 'Too short' }],
        }),
      status: 400,
      body: {
        error: {
          code: 'InvalidRequest',
          message: 'Multiple errors',
          details: [{ code: 'PasswordTooShort', target: 'password', message: 'Too short' }],
        },
      },
    },
  ],
};
