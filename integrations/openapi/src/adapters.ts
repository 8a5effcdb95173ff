import { defineCodes, defineContract } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
import { defineOperations } from '@kuvert/core/operations';

const codes = defineCodes({
  INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error' },
  INVALID_PARAMETERS: { code: 1000, status: 400, message: 'Invalid parameters' },
  ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' },
  PROJECT_NOT_FOUND: { code: 5000, status: 404, message: 'Project not found' },
  PROJECT_LOCKED: { code: 5003, status: 423, message: 'Project locked' },
});

/** A contract, and an operation of it that answers but one code of its own. */
export const api = defineContract({
  codes,
  envelope: codeEnvelope(),
  faults: { internal: 'INTERNAL_ERROR', badRequest: 'INVALID_PARAMETERS', routeNotFound: 'ROUTE_NOT_FOUND' },
});

export const { getProject } = defineOperations(api, {
  getProject: { method: 'GET', path: '/v1/projects/{slug}', ok: {}, errors: ['PROJECT_NOT_FOUND'] },
});
