import type { FailureDefinition } from './definition.ts';
import type { FailureDetails } from './failure.ts';
import type { FaultName } from './faults.ts';

/** A failure resolved to the code that answers for it. */
export interface Failure {
  readonly definition: FailureDefinition;
  readonly status: number;
  /** Rendered, and fit for the wire. */
  readonly message: string;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly details?: FailureDetails | undefined;
  /** The fault it stands for; absent when a code was raised. */
  readonly fault?: FaultName;
}

/** The body of a failure in its contract's envelope, as a value. */
export function toFailureBody({ definition, status, message, details }: Failure): unknown {
  const { contract, code, reason } = definition;
  return contract.envelope.failure({ code, reason, status, message, issues: details?.issues });
}

/** The body of a failure as it goes out. Kept once written, where it is the same each time. */
export function toFailureText(failure: Failure): string {
  const { definition, status, details } = failure;
  const isConstant = !definition.hasParams && details?.issues === undefined && status === definition.statuses[0];
  if (!isConstant) return toText(toFailureBody(failure));
  return (definition.body ??= toText(toFailureBody(failure)));
}

/**
 * Writes a body as JSON.
 *
 * @throws TypeError when there is nothing to write, and whatever writing throws: a cycle, a BigInt, a failing `toJSON`.
 */
export function toText(body: unknown): string {
  const text: unknown = JSON.stringify(body);
  if (typeof text === 'string') return text;
  throw new TypeError(`[@kuvert/core] an envelope gave ${typeof body}; it has to give a value that JSON can write.`);
}
