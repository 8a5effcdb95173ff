import { peek } from './brand.ts';

/** Whether a value is to be awaited: a promise of any realm or library. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof peek(value, 'then') === 'function';
}
