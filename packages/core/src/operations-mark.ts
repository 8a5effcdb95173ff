import { failureOf } from './failure.ts';
import type { Failure } from './failure-body.ts';

/** The id of an operation that does not declare a failure; `undefined` of one that does. */
export type Raiser = (failure: Failure) => string | undefined;

/** Registered, so that copies of this package agree. */
const RAISED: symbol = Symbol.for('@kuvert/raised');

/** Values are remembered beside themselves: they may be anybody's, and frozen. */
const shared = globalThis as { [RAISED: symbol]: WeakMap<object, Raiser> | undefined };

/** Remembers which operation a value was thrown or returned in. What is no object is not remembered. Never throws. */
export function markRaised(value: unknown, raiser: Raiser): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
  try {
    const failure = failureOf(value);
    const isDeclared = failure !== undefined && raiser(failure) === undefined;
    // Remembering is dear, and there is nothing to say of what is declared, unless another operation has raised it before.
    if (isDeclared) shared[RAISED]?.delete(value);
    else (shared[RAISED] ??= new WeakMap()).set(value, raiser);
  } catch {
    // Where nothing can be added to the global object, nothing is said.
  }
}

/** The id of the operation that a value was raised in, if that does not declare the failure it is. */
export function undeclaredBy(value: unknown, failure: Failure): string | undefined {
  return shared[RAISED]?.get(value as object)?.(failure);
}
