import type { Replier, Reply, RequestFacts } from '@kuvert/core/adapter';

/** The reply where a handler answered with neither an outcome nor a response. */
export function notAResponse(replier: Replier, facts: RequestFacts, returned: unknown, speaker: string): Reply {
  const kind = returned === null ? 'null' : typeof returned;
  return replier.fail(
    new TypeError(`[${speaker}] a handler answered with ${kind}; return api.ok(…), a failure or a Response.`),
    facts,
  );
}

/** Whether a value can be sent as it is: a response of any realm that is no network error. */
export function isResponse(value: unknown): value is Response {
  const isOne = value instanceof Response || Object.prototype.toString.call(value) === '[object Response]';
  return isOne && (value as Response).status !== 0;
}
