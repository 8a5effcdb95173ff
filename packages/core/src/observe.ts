import { undeclaredBy } from './operations-mark.ts';
import { abandon } from './thenable.ts';
import type { FaultName } from './faults.ts';
import type { Failure } from './failure-body.ts';
import type { RequestFacts } from './facts.ts';

/** One failure, as the `onError` hook sees it. */
export interface FailureEvent {
  /** The original: what was thrown or returned, whatever it is. */
  readonly error: unknown;
  readonly reason: string;
  /** The wire code. */
  readonly code: number | string;
  readonly status: number;
  /** The fault it was taken for; absent when a code was raised. */
  readonly fault?: FaultName;
  /** The id of the operation whose handler raised it and that does not declare it; absent otherwise. */
  readonly undeclared?: string;
  readonly requestId: string;
  readonly method: string;
  /** As the client sent it, still percent-encoded; not safe to print raw into a page. */
  readonly path: string;
}

/** Told of every failure. What it throws, or rejects with, changes nothing for the client. */
export type FailureObserver = (event: FailureEvent) => unknown;

/** Tells an observer of a failure, and holds against whatever it does. */
export function notify(observe: FailureObserver, error: unknown, failure: Failure, facts: RequestFacts): void {
  const { definition, status, fault } = failure;
  try {
    const undeclared = undeclaredBy(error, failure);
    const event: { -readonly [Member in keyof FailureEvent]: FailureEvent[Member] } = {
      error,
      reason: definition.reason,
      code: definition.code,
      status,
      requestId: facts.requestId,
      method: facts.method,
      path: facts.target.path,
    };
    if (fault) event.fault = fault;
    if (undeclared) event.undeclared = undeclared;
    abandon(observe(event));
  } catch {
    // A failing observer must not fail the request.
  }
}

/**
 * The observer of a server that names none: a 500 nobody hears of is worse than a line too many, and so is an answer that
 * no document has.
 */
export function logServerErrors({ error, requestId, status, reason, undeclared }: FailureEvent): void {
  const said = undeclared ? `, undeclared by ${undeclared}` : '';
  if (status >= 500 || undeclared) console.error(`[kuvert] ${requestId} ${status} ${reason}${said}`, error);
}
