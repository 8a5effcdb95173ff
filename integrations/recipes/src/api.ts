import { defineCodes, defineContract } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';

export const codes = defineCodes({
  SUCCESS: { code: 0, status: 200, message: 'OK' },
  INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error' },
  ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' },
  INVALID_PARAMETERS: { code: 1000, status: 400, message: 'Invalid parameters' },
  PROJECT_NOT_FOUND: { code: 5000, status: 404, message: 'Project not found' },
  PROJECT_LOCKED: { code: 5003, status: [423, 409], message: 'Project locked', retry: 'safe' },
  TOO_MANY_MIRRORS: {
    code: 5900,
    status: 409,
    message: 'A project has at most {max} mirrors',
    params: { max: 'integer' },
  },
});

/** The contract that the recipes share: what server and client of one API have in common. */
export const api = defineContract({
  codes,
  envelope: codeEnvelope({ params: true, requestId: true, retryAfter: true, errors: true }),
  faults: { internal: 'INTERNAL_ERROR', badRequest: 'INVALID_PARAMETERS', routeNotFound: 'ROUTE_NOT_FOUND' },
});

/** What the API gives. */
export interface Project {
  readonly slug: string;
  readonly stars: number;
}
