import { defineContract } from '@kuvert/core';
import { statusEnvelope } from '@kuvert/core/status-envelope';
import { leadsCodes } from './codes.ts';

/** The leads API's contract: the status envelope, under `/crm/v1`. */
export const leadsApi = defineContract({
  codes: leadsCodes,
  envelope: statusEnvelope(),
  faults: {
    internal: 'INTERNAL_ERROR',
    unavailable: 'SERVICE_UNAVAILABLE',
    routeNotFound: 'ROUTE_NOT_FOUND',
    methodNotAllowed: 'METHOD_NOT_ALLOWED',
    badRequest: 'BAD_REQUEST',
    invalidInput: 'INVALID_PARAMETERS',
    malformedBody: 'MALFORMED_JSON',
    bodyTooLarge: 'BODY_TOO_LARGE',
    unsupportedMediaType: 'UNSUPPORTED_MEDIA_TYPE',
  },
  pagination: { page: 'page', size: 'per_page', defaultSize: 10, maxSize: 50 },
});
