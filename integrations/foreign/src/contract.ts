import { defineCodes, defineContract } from '@kuvert/core';
import type { Contract } from '@kuvert/core';
import { statusEnvelope } from '@kuvert/core/status-envelope';
import type { StatusEnvelopeTypes } from '@kuvert/core/status-envelope';

const table = {
  SUCCESS: { status: 200, message: 'OK' },
  INTERNAL: { status: 500, message: 'Something went wrong' },
  BAD_REQUEST: { status: 400, message: 'Bad request' },
  ROUTE_NOT_FOUND: { status: 404, message: 'Route not found' },
  MALFORMED_URL: { status: 400, message: 'Malformed URL' },
  MALFORMED_BODY: { status: 400, message: 'Malformed body' },
  INVALID_INPUT: { status: 400, message: 'Invalid input' },
  BODY_TOO_LARGE: { status: 413, message: 'Body too large' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'Unsupported media type' },
  UPLOAD_MALFORMED: { status: 400, message: 'Malformed upload' },
  UPLOAD_TOO_LARGE: { status: 413, message: 'Upload too large' },
  UNAUTHENTICATED: { status: 401, message: 'Unauthenticated', challenge: 'Bearer realm="ours"' },
  FORBIDDEN: { status: 403, message: 'Forbidden' },
  RESOURCE_NOT_FOUND: { status: 404, message: 'Resource not found' },
  CONFLICT: { status: 409, message: 'Conflict' },
  PRECONDITION_FAILED: { status: 412, message: 'Precondition failed' },
  RANGE_NOT_SATISFIABLE: { status: 416, message: 'Range not satisfiable' },
  TOO_MANY_REQUESTS: { status: 429, message: 'Too many requests' },
  UNAVAILABLE: { status: 503, message: 'Unavailable' },
  BAD_GATEWAY: { status: 502, message: 'Bad gateway' },
  UPSTREAM_TIMEOUT: { status: 504, message: 'Upstream timeout' },
} as const;

/** The codes of the contract. */
export type Reason = Exclude<keyof typeof table, 'SUCCESS'>;

/** A contract that has a code for each fault a foreign error may stand for, so that an answer tells which it was. */
export const api: Contract<typeof table, StatusEnvelopeTypes> = defineContract({
  codes: defineCodes(table),
  envelope: statusEnvelope({ errors: true }),
  faults: {
    internal: 'INTERNAL',
    badRequest: 'BAD_REQUEST',
    routeNotFound: 'ROUTE_NOT_FOUND',
    malformedUrl: 'MALFORMED_URL',
    malformedBody: 'MALFORMED_BODY',
    invalidInput: 'INVALID_INPUT',
    bodyTooLarge: 'BODY_TOO_LARGE',
    unsupportedMediaType: 'UNSUPPORTED_MEDIA_TYPE',
    uploadMalformed: 'UPLOAD_MALFORMED',
    uploadTooLarge: 'UPLOAD_TOO_LARGE',
    unauthenticated: 'UNAUTHENTICATED',
    forbidden: 'FORBIDDEN',
    resourceNotFound: 'RESOURCE_NOT_FOUND',
    conflict: 'CONFLICT',
    preconditionFailed: 'PRECONDITION_FAILED',
    rangeNotSatisfiable: 'RANGE_NOT_SATISFIABLE',
    tooManyRequests: 'TOO_MANY_REQUESTS',
    unavailable: 'UNAVAILABLE',
    badGateway: 'BAD_GATEWAY',
    upstreamTimeout: 'UPSTREAM_TIMEOUT',
  },
});

/** The message of a code. */
export const messageOf = (reason: Reason): string => table[reason].message;
