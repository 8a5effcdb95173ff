import { faultOf, isFailure } from './failure.ts';
import { streamOf } from './streamed.ts';
import { contractOf } from './success.ts';

/**
 * What the hook is to hear of a value that a handler returned when an answer had begun already: a failure itself; a
 * success or stream, which is let go of, as the mistake it is; `undefined` of what is no outcome.
 */
export function toLateError(returned: unknown): unknown {
  if (isFailure(returned) || faultOf(returned) !== undefined) return returned;
  const stream = streamOf(returned);
  if (stream !== undefined) stream.release();
  else if (contractOf(returned) === undefined) return undefined;
  const what = stream === undefined ? 'a success' : 'a stream';
  return new TypeError(
    `[@kuvert/core] a handler returned ${what} after its answer had begun; return it, or answer by hand, but not both.`,
  );
}
