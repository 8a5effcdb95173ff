import { defineContract } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
import { byAccept } from '@kuvert/core/negotiate';
import { problemDetails } from '@kuvert/core/problem-details';
import { codes } from './codes.ts';

/**
 * The package registry's contract: the code envelope, everywhere but under `/crm/v1`. A client that prefers problem
 * details gets failures as those.
 */
export const api = defineContract({
  codes,
  envelope: codeEnvelope(),
  alternatives: byAccept(
    problemDetails({ types: 'https://docs.example.com/problems/', errors: true, success: codeEnvelope() }),
  ),
  faults: {
    internal: 'INTERNAL_ERROR',
    unavailable: 'BACKEND_UNAVAILABLE',
    badGateway: 'BACKEND_UNAVAILABLE',
    upstreamTimeout: 'BACKEND_UNAVAILABLE',

    routeNotFound: 'ROUTE_NOT_FOUND',
    methodNotAllowed: 'ROUTE_NOT_FOUND',
    resourceNotFound: 'RESOURCE_NOT_FOUND',

    // Speaks for every other refusal of a request, too: 406, 408, 413, 414, 415, 431 …
    badRequest: 'INVALID_PARAMETERS',
    malformedBody: 'INVALID_JSON_BODY',
    uploadMalformed: 'INVALID_UPLOAD',
    uploadTooLarge: 'INVALID_UPLOAD',
    uploadUnsupported: 'INVALID_UPLOAD',

    unauthenticated: 'UNAUTHENTICATED',
    forbidden: 'UNAUTHORIZED',
    tooManyRequests: 'TOO_MANY_REQUESTS',
  },
  pagination: { page: 'page', size: 'page_size', defaultSize: 20, maxSize: 100 },
});
