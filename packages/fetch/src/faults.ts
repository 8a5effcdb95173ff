import type { Replier, Reply, RequestFacts } from '@kuvert/core/adapter';

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
  return value instanceof Response ? `a Response of status ${value.status}` : typeof value;
}

/** Whether a value can be sent as it is: a response of any realm with a status that every server can write. */
export function isResponse(value: unknown): value is Response {
  const isOne = value instanceof Response || Object.prototype.toString.call(value) === '[object Response]';
  return isOne && isWritable((value as Response).status);
}

/** Not so of a network error, which has 0, nor of what runtimes let pass that check no status. */
function isWritable(status: number): boolean {
  return status === 101 || (Number.isInteger(status) && status >= 200 && status <= 599);
}
