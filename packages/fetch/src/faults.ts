import type { Replier, Reply, RequestFacts } from '@kuvert/core/adapter';
import { isSpent } from './spent.ts';

/** The reply where a handler answered with neither an outcome nor a response that can be sent. */
export function notAResponse(replier: Replier, facts: RequestFacts, returned: unknown, speaker: string): Reply {
  return replier.fail(
    new TypeError(
      `[${speaker}] a handler answered with ${kindOf(returned)}; return api.ok(…), a failure or a Response.`,
    ),
    facts,
  );
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (!isOne(value)) return typeof value;
  return isWritable(value.status) ? 'a Response whose body was read already' : `a Response of status ${value.status}`;
}

/**
 * Whether a value can be sent as it is: a response of any realm, with a status that every server can write and a body
 * that nobody has read.
 */
export function isResponse(value: unknown): value is Response {
  return isOne(value) && isWritable(value.status) && !isSpent(value);
}

function isOne(value: unknown): value is Response {
  return value instanceof Response || Object.prototype.toString.call(value) === '[object Response]';
}

/** Not so of a network error, which has 0, nor of what runtimes let pass that check no status. */
function isWritable(status: number): boolean {
  return status === 101 || (Number.isInteger(status) && status >= 200 && status <= 599);
}
