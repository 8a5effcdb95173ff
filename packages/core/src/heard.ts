import { peek } from './brand.ts';

/** Registered, so that copies of this package agree. */
const HEARD: symbol = Symbol.for('@kuvert/heard');

/** A Node request, as far as it says what its body ended with. */
export interface Origin {
  readonly errored?: unknown;
}

/** Marks an error that only follows from what a hook was told of below the framework. */
export function markHeard<E extends Error>(error: E): E {
  return Object.defineProperty(error, HEARD, { value: true });
}

/**
 * Whether an error only follows from what was told of: it is marked, or made of one that is. A parser of bodies gives
 * an error of its own for one that ended so; that it is refused with `status` 400 says nothing new either.
 */
export function isHeard(error: unknown, status: number, origin: Origin | undefined): boolean {
  return isMarked(error) || isMarked(peek(error, 'cause')) || (status === 400 && isMarked(origin?.errored));
}

function isMarked(error: unknown): boolean {
  return peek(error, HEARD) === true;
}
