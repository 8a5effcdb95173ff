import type { FailureDefinition } from './definition.ts';
import { ApiError } from './failure.ts';
import { ownMembers } from './own.ts';
import type { FailureDetails } from './failure.ts';
import type { Failure } from './failure-body.ts';
import { renderChallenge, renderMessage } from './message.ts';
import { withoutStack } from './without-stack.ts';

/**
 * Raises a code: `[params, details?]` where it has params, `[details?]` where it has none. The stack is kept for 5xx
 * alone.
 *
 * @throws TypeError when a param is missing, the code does not have the status, or a 3xx has no location.
 */
export function raise(definition: FailureDefinition, rest: readonly unknown[]): ApiError {
  if (!definition.hasParams && rest[0] === undefined && definition.plain.status >= 400) return make(definition.plain);
  const params = definition.hasParams ? (rest[0] as Readonly<Record<string, unknown>> | undefined) : undefined;
  const details = ownMembers((definition.hasParams ? rest[1] : rest[0]) as FailureDetails | undefined);
  // A message is never empty, though its params may be.
  const message = renderMessage(definition.entry.message, params) || definition.reason;
  // Rendered to be told of a missing param here, where the mistake is, and not when the answer is written.
  if (definition.entry.challenge !== undefined) renderChallenge(definition.entry.challenge, params);
  const status = details?.status ?? definition.statuses[0];
  if (!definition.statuses.includes(status)) {
    throw new TypeError(
      `[@kuvert/core] ${definition.reason} does not answer ${status}; add it to its statuses (${definition.statuses.join(', ')}).`,
    );
  }
  if (status < 400 && (typeof details?.location !== 'string' || details.location === '')) {
    throw new TypeError(`[@kuvert/core] ${definition.reason} answers ${status}; raise it with a location.`);
  }
  return make({ definition, status, message, params, details });
}

function make(failure: Failure): ApiError {
  return failure.status >= 500 ? new ApiError(failure) : withoutStack(() => new ApiError(failure));
}
