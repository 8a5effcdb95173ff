import { beforeEach, vi } from 'vitest';
import type { Mock } from 'vitest';
import { codeEnvelope } from './code-envelope.ts';
import type { CodeEnvelopeTypes } from './code-envelope.ts';
import { defineCodes } from './codes.ts';
import type { Registry } from './codes.ts';
import { defineContract } from './contract.ts';
import type { Contract } from './contract.ts';
import type { FailureEvent } from './observe.ts';
import { createReplier } from './replier.ts';
import type { RequestFacts } from './facts.ts';
import type { KuvertOptions, Replier } from './replier.ts';
import type { Reply } from './reply.ts';
import { statusEnvelope } from './status-envelope.ts';
import type { StatusEnvelopeTypes } from './status-envelope.ts';

const table = {
  SUCCESS: { code: 0, status: 200, message: 'OK' },
  INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error' },
  ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' },
  UNAVAILABLE: { code: 6, status: 503, message: 'Unavailable' },
  INVALID_PARAMETERS: { code: 1000, status: 400, message: 'Invalid parameters' },
  UNAUTHENTICATED: { code: 2000, status: 401, message: 'Unauthenticated', challenge: 'Bearer realm="api"' },
  MISSING_SCOPE: {
    code: 2201,
    status: 403,
    message: 'Missing scope',
    params: { scope: 'string' },
    challenge: 'Bearer error="insufficient_scope", scope="{scope}"',
  },
  PROJECT_MOVED: { code: 5901, status: 308, message: 'Project moved' },
  TOO_MANY_MIRRORS: { code: 5900, status: 409, message: 'At most {max} mirrors' },
} as const;
export const codes: Registry<typeof table> = defineCodes(table);
export const faults = {
  internal: 'INTERNAL_ERROR',
  badRequest: 'INVALID_PARAMETERS',
  routeNotFound: 'ROUTE_NOT_FOUND',
  unauthenticated: 'UNAUTHENTICATED',
  unavailable: 'UNAVAILABLE',
} as const;
export const api: Contract<typeof table, CodeEnvelopeTypes> = defineContract({
  codes,
  envelope: codeEnvelope(),
  faults,
});
export const crm: Contract<typeof table, StatusEnvelopeTypes> = defineContract({
  codes,
  envelope: statusEnvelope({ errors: true }),
  faults,
});

export const onError: Mock<(event: FailureEvent) => unknown> = vi.fn<(event: FailureEvent) => unknown>();
beforeEach(() => onError.mockReset());

export const serve = (options: KuvertOptions = {}): Replier => createReplier(api, { onError, ...options });
export const replier: Replier = serve({ under: { '/crm': crm } });
export const request = (target: string, method = 'GET', headers: Record<string, string> = {}): RequestFacts =>
  replier.begin(method, target, (name) => headers[name]);
export const fail = (thrown: unknown, target = '/'): Reply => replier.fail(thrown, request(target));
export const bodyOf = (reply: Reply | undefined): unknown => JSON.parse(reply?.body ?? 'null');

export const SECRET = 'hunter2';
export const internal = { code: 1, message: 'Internal error' };
