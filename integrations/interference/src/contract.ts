import { defineCodes, defineContract } from '@kuvert/core';
import type { KuvertOptions } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';

/** A contract that no handler here answers in: whatever shows of it is a difference. */
export const api = defineContract({
  codes: defineCodes({
    SUCCESS: { code: 0, status: 200, message: 'OK' },
    INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error' },
    ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' },
    INVALID_PARAMETERS: { code: 1000, status: 400, message: 'Invalid parameters' },
  }),
  envelope: codeEnvelope(),
  faults: { internal: 'INTERNAL_ERROR', badRequest: 'INVALID_PARAMETERS', routeNotFound: 'ROUTE_NOT_FOUND' },
});

/** Kuvert as it is by default, and adding nothing. Nobody is told of failures. */
export const withId: KuvertOptions = { onError: () => undefined };
export const withoutId: KuvertOptions = { ...withId, requestId: false };
