import { defineCodes, defineContract } from '@kuvert/core';
import type { Contract } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
import type { CodeEnvelopeTypes } from '@kuvert/core/code-envelope';
import { statusEnvelope } from '@kuvert/core/status-envelope';
import type { StatusEnvelopeTypes } from '@kuvert/core/status-envelope';

const apiTable = {
  SUCCESS: { code: 0, status: 200, message: 'OK' },
  INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error' },
  ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' },
  FORBIDDEN: { code: 4, status: 403, message: 'Forbidden' },
  RESOURCE_NOT_FOUND: { code: 5, status: 404, message: 'Resource not found' },
  UNAVAILABLE: { code: 6, status: 503, message: 'Service unavailable' },
  TOO_MANY_REQUESTS: { code: 11, status: 429, message: 'Too many requests' },
  INVALID_PARAMETERS: { code: 1000, status: 400, message: 'Invalid parameters' },
  INVALID_BODY: { code: 1001, status: [400, 413, 415], message: 'Invalid request body' },
  UNAUTHENTICATED: { code: 2000, status: 401, message: 'Unauthenticated', challenge: 'Bearer realm="test"' },
  TOO_MANY_MIRRORS: { code: 5900, status: 409, message: 'A project has at most {max} mirrors' },
  PROJECT_RENAMED: { code: 5901, status: 308, message: 'The project was renamed' },
  ARCHIVE_REBUILDING: { code: 5902, status: 500, message: 'The archive is being rebuilt' },
} as const;

/** Rules everything that is not below `/crm`. Its envelope says why an input was refused. */
export const api: Contract<typeof apiTable, CodeEnvelopeTypes> = defineContract({
  codes: defineCodes(apiTable),
  envelope: codeEnvelope({ errors: true }),
  faults: {
    internal: 'INTERNAL_ERROR',
    badRequest: 'INVALID_PARAMETERS',
    routeNotFound: 'ROUTE_NOT_FOUND',
    malformedBody: 'INVALID_BODY',
    bodyTooLarge: 'INVALID_BODY',
    unsupportedMediaType: 'INVALID_BODY',
    unauthenticated: 'UNAUTHENTICATED',
    forbidden: 'FORBIDDEN',
    resourceNotFound: 'RESOURCE_NOT_FOUND',
    tooManyRequests: 'TOO_MANY_REQUESTS',
    unavailable: 'UNAVAILABLE',
  },
});

const crmTable = {
  SUCCESS: { status: 200, message: 'OK' },
  INTERNAL_ERROR: { code: '10000', status: 500, message: 'Something went wrong' },
  INVALID_REQUEST: { code: '10001', status: 400, message: 'Invalid request' },
  ENDPOINT_NOT_FOUND: { code: '10002', status: 404, message: 'Endpoint not found' },
  UNAUTHORIZED: { code: '10003', status: 401, message: 'Unauthorized', challenge: 'Basic realm="crm"' },
  LEAD_LOCKED: { code: '20001', status: 423, message: 'Lead {lead} is locked by {user}' },
} as const;

/** Rules everything below `/crm`. Its envelope is the strict one. */
export const crm: Contract<typeof crmTable, StatusEnvelopeTypes> = defineContract({
  codes: defineCodes(crmTable),
  envelope: statusEnvelope(),
  faults: {
    internal: 'INTERNAL_ERROR',
    badRequest: 'INVALID_REQUEST',
    routeNotFound: 'ENDPOINT_NOT_FOUND',
    unauthenticated: 'UNAUTHORIZED',
  },
});
