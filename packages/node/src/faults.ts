import { fault } from '@kuvert/core';
import type { FaultName } from '@kuvert/core';

/** The codes of Node's parser and timers that mean more than a bad request (https://nodejs.org/api/errors.html). */
const faultOfCode: Readonly<Record<string, FaultName>> = {
  HPE_HEADER_OVERFLOW: 'headersTooLarge',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'bodyTooLarge',
  ERR_HTTP_REQUEST_TIMEOUT: 'requestTimeout',
};

/** Whether a `clientError` says that more came after a request that had announced to be the last. */
export function isSurplus(error: unknown): boolean {
  return codeOf(error) === 'HPE_CLOSED_CONNECTION';
}

/** The fault that a `clientError` stands for; `undefined` where nobody can be answered: the client is gone, or TLS failed. */
export function toFault(error: unknown): Error | undefined {
  const code = codeOf(error);
  if (!code.startsWith('HPE_') && !Object.hasOwn(faultOfCode, code)) return undefined;
  // Node's own error carries the bytes that came, which are not for a log.
  const cause = Object.assign(new Error(`Node refused a request: ${code}`), { code });
  return fault(faultOfCode[code] ?? 'badRequest', { cause });
}

/** An expectation other than 100-continue (RFC 9110 §10.1.1). There is no fault for 417, only its status. */
export function expectationFailed(): Error {
  return Object.assign(new Error('The request has an expectation that this server cannot meet.'), {
    expose: false,
    status: 417,
    statusCode: 417,
  });
}

function codeOf(error: unknown): string {
  return String((error as { readonly code?: unknown } | undefined)?.code);
}
