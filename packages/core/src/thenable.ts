import { peek } from './brand.ts';

/** Whether a value is to be awaited: a promise of any realm or library. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof peek(value, 'then') === 'function';
}

/** Lets go of what may be a promise: that one nobody awaits is rejected would end the process. Never throws. */
export function abandon(value: unknown): void {
  if (value === undefined) return;
  Promise.resolve(value).catch(() => undefined);
}
