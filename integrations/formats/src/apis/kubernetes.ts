import { defineEnvelope, eachIssue, failure, issue, success } from '@kuvert/core/define-envelope';
import type { Format } from '../format.ts';

const causes = eachIssue({ reason: issue.code, message: issue.message, field: issue.field });

const envelope = defineEnvelope({
  name: 'kubernetes',
  success: success.data,
  page: { kind: 'List', apiVersion: 'v1', metadata: { continue: success.nextCursor }, items: success.data },
  failure: {
    kind: 'Status',
    apiVersion: 'v1',
    status: 'Failure',
    message: failure.message,
    reason: failure.code,
    details: { causes, retryAfterSeconds: failure.retryAfter },
    code: failure.status,
  },
});

/** Everything has a kind; the reason is the code, and the code the status. */
export const kubernetes: Format = {
  api: 'Kubernetes API',
  source: 'https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md',
  envelope,
  codes: {
    INTERNAL: { code: 'InternalError', status: 500, message: 'Internal error occurred' },
    BAD_REQUEST: { code: 'BadRequest', status: 400, message: 'the request is not valid' },
    NOT_FOUND: { code: 'NotFound', status: 404, message: 'the server could not find the requested resource' },
    ALREADY_EXISTS: { code: 'AlreadyExists', status: 409, message: 'pods "{name}" already exists' },
    TOO_MANY_REQUESTS: { code: 'TooManyRequests', status: 429, message: 'too many requests' },
  },
  pagination: { cursor: 'continue', size: 'limit' },
  documented: [
    {
      name: 'a failure',
      answer: (api) => api.error('ALREADY_EXISTS', { name: 'grafana' }),
      status: 409,
      body: {
        kind: 'Status',
        apiVersion: 'v1',
        status: 'Failure',
        message: 'pods "grafana" already exists',
        reason: 'AlreadyExists',
        code: 409,
      },
    },
    {
      name: 'a failure that says when to come back',
      answer: (api) => api.error('TOO_MANY_REQUESTS', { retryAfter: 1 }),
      status: 429,
      body: {
        kind: 'Status',
        apiVersion: 'v1',
        status: 'Failure',
        message: 'too many requests',
        reason: 'TooManyRequests',
        details: { retryAfterSeconds: 1 },
        code: 429,
      },
    },
    {
      name: 'a page',
      answer: (api) => api.page([{ kind: 'Pod' }], { pageSize: 1, nextCursor: 'ENCODED' }),
      status: 200,
      body: { kind: 'List', apiVersion: 'v1', metadata: { continue: 'ENCODED' }, items: [{ kind: 'Pod' }] },
    },
  ],
};
