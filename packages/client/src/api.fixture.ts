import { defineCodes, defineContract } from '@kuvert/core';
import type { Contract, Envelope, Registry } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
import type { CodeEnvelopeTypes } from '@kuvert/core/code-envelope';
import { googleRpc } from '@kuvert/core/google-rpc';
import { jsend } from '@kuvert/core/jsend';
import { jsonApi } from '@kuvert/core/json-api';
import { problemDetails } from '@kuvert/core/problem-details';
import { statusEnvelope } from '@kuvert/core/status-envelope';

const table = {
  SUCCESS: { code: 0, status: 200, message: 'OK' },
  INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error' },
  ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' },
  INVALID_PARAMETERS: { code: 1000, status: 400, message: 'Invalid parameters' },
  PROJECT_NOT_FOUND: { code: 5000, status: 404, message: 'Project not found' },
  TOO_MANY_MIRRORS: {
    code: 5900,
    status: 409,
    message: 'A project has at most {max} mirrors',
    params: { max: 'integer', project: 'string' },
  },
  PROJECT_LOCKED: { code: 5003, status: 423, message: 'Project locked', retry: 'safe' },
  PROJECT_BUSY: { code: 5004, status: 409, message: 'Project busy', retry: 'idempotent' },
  PROJECT_GONE: { code: 5902, status: 410, message: 'Project gone', retired: true },
} as const;

const codes: Registry<typeof table> = defineCodes(table);
const faults = {
  internal: 'INTERNAL_ERROR',
  badRequest: 'INVALID_PARAMETERS',
  routeNotFound: 'ROUTE_NOT_FOUND',
} as const;

const extras = { params: true, requestId: true, retryAfter: true, errors: true } as const;

/** The API of these tests. */
export const api: Contract<typeof table, CodeEnvelopeTypes> = defineContract({
  codes,
  envelope: codeEnvelope(extras),
  faults,
});

/** Every envelope there is, with all that it can say. */
export const envelopes: readonly Envelope[] = [
  codeEnvelope(extras),
  statusEnvelope(extras),
  jsend(extras),
  jsonApi({ requestId: true }),
  googleRpc({ domain: 'api.example.com', requestId: true }),
  problemDetails({ types: 'https://api.example.com/problems/', requestId: true, retryAfter: true, errors: true }),
];

/** The same codes in another envelope. */
export const inEnvelope = (envelope: Envelope): Contract<typeof table> => defineContract({ codes, envelope, faults });
