import { isThenable } from '@kuvert/core/adapter';
import { toRouterError } from './router-error.ts';
import type { Handle } from './router.ts';
import { isFollowed } from './visits.ts';

const guards = new WeakMap<Handle, Handle>();

/** Whether a handler is the guard of another, or of any. */
export function isGuardOf(guard: Handle, handle?: Handle): boolean {
  return handle === undefined ? guards.has(guard) : guards.get(guard) === handle;
}

/**
 * A handler that throws, and rejects with, nothing but errors. Routers tell handlers of errors from others by the number
 * of their parameters. `waits` says whether the router waits for a promise.
 */
export function guardHandler(handle: Handle, waits: boolean): Handle {
  const guard: Handle =
    handle.length > 3
      ? (error, request, response, next) => {
          try {
            return settle(handle(error, request, response, next), next, waits);
          } catch (thrown) {
            throw toRouterError(thrown);
          }
        }
      : (request, response, next) => {
          try {
            return settle(handle(request, response, next), next, waits);
          } catch (thrown) {
            throw toRouterError(thrown);
          }
        };
  // One of more than four is called for nothing.
  if (handle.length > 4) Object.defineProperty(guard, 'length', { value: handle.length });
  guards.set(guard, handle);
  return guard;
}

/** The same for a callback of `router.param`, which is called for every request. */
export function guardCallback(callback: Handle, waits: boolean): Handle {
  const guard: Handle = (...rest) => {
    const [request, , next] = rest;
    if (!isFollowed(request as object)) return callback(...rest);
    try {
      return settle(callback(...rest), next, waits);
    } catch (thrown) {
      throw toRouterError(thrown);
    }
  };
  guards.set(guard, callback);
  return guard;
}

function settle(returned: unknown, next: unknown, waits: boolean): unknown {
  if (!isThenable(returned)) return returned;
  const promise = Promise.resolve(returned);
  if (waits) return promise.catch(rethrow);
  promise.catch((thrown: unknown) => {
    // oxlint-disable-next-line promise/no-callback-in-promise -- Express 4 knows no promises
    (next as Handle)(toRouterError(thrown));
  });
  return undefined;
}

function rethrow(thrown: unknown): never {
  throw toRouterError(thrown);
}
