import { peek } from './brand.ts';
import type { FaultName } from './faults.ts';

/**
 * The fault of a call to somebody else that failed: nobody answered, or not in time. An answer that somebody took for
 * an error is none of these: what its status means here only the application knows. Never the caller's fault.
 */
export function toUpstreamFault(error: unknown): FaultName | undefined {
  const name = peek(error, 'name');
  const isFetch = isFetchFailure(error);
  const code = String(peek(isFetch ? peek(error, 'cause') : error, 'code'));
  // Node says of a caller that has left in the midst of a body what it says of an upstream.
  const isGone = code === 'ECONNRESET' && peek(error, 'message') === 'aborted';
  if (isGone || name === 'AbortError' || name === 'CanceledError') return 'unavailable';
  if (name === 'TimeoutError' || TIMEOUT.test(code)) return 'upstreamTimeout';
  return isFetch || UNREACHED.test(code) ? 'badGateway' : undefined;
}

/** `fetch` of Node, Deno and Workers, before there is an answer or in the midst of it. Bun gives its TypeError a code. */
function isFetchFailure(error: unknown): boolean {
  const message = peek(error, 'message');
  if (message === 'terminated') return typeof peek(peek(error, 'cause'), 'code') === 'string';
  return message === 'fetch failed' || (message === 'Network connection lost.' && peek(error, 'retryable') === true);
}

/** ECONNABORTED is axios's; raw-body, which uses it too, has a status and was read before. */
const TIMEOUT = /^(?:ETIMEDOUT|ECONNABORTED|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT)$/;

const UNREACHED =
  /^(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_(?:SOCKET|HEADERS_OVERFLOW)|HPE_\w+)$/;
