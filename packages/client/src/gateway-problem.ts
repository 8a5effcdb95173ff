import type { EnvelopeReader } from '@kuvert/core/client';

/**
 * The members of a problem that RFC 9457 §3.1 defines, in an answer from in front of the API, with its type for a code.
 * Problems of the API itself are read by its own envelope, extension members and all.
 */
export const gatewayProblem: EnvelopeReader = {
  name: 'problem',
  mediaType: 'application/problem+json',
  decode(body, status, header) {
    const { type = 'about:blank', title, detail = title ?? '', status: said } = Object(body) as Record<string, unknown>;
    return /^application\/problem\+json/i.test(String(header?.('content-type'))) ||
      (title !== undefined && said === status)
      ? { kind: 'failure', code: String(type), message: String(detail) }
      : { kind: 'malformed', problem: '' };
  },
};
