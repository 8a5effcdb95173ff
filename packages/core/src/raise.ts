import type { FailureDefinition } from './definition.ts';
import { ApiError, withoutStack } from './failure.ts';
import type { FailureDetails } from './failure.ts';
import { renderMessage } from './message.ts';

/**
 * Raises a code: `[params, details?]` where it has params, `[details?]` where it has none. The stack is kept for 5xx
 * alone.
 *
 * @throws TypeError when a param is missing, the code does not have the status, or a 3xx has no location.
 */
export function raise(definition: FailureDefinition, rest: readonly unknown[]): ApiError {
  const params = definition.hasParams ? (rest[0] as Readonly<Record<string, unknown>> | undefined) : undefined;
  const details = (definition.hasParams ? rest[1] : rest[0]) as FailureDetails | undefined;
  const message = renderMessage(definition.entry.message, params);
  const status = details?.status ?? definition.statuses[0];
  if (!definition.statuses.includes(status)) {
    throw new TypeError(
      `[@kuvert/core] ${definition.reason} does not answer ${status}; add it to its statuses (${definition.statuses.join(', ')}).`,
    );
  }
  if (status < 400 && details?.location === undefined) {
    throw new TypeError(`[@kuvert/core] ${definition.reason} answers ${status}; raise it with a location.`);
  }
  const make = (): ApiError => new ApiError(definition, status, message, params, details);
  return status >= 500 ? make() : withoutStack(make);
}
