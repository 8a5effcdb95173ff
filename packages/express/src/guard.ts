import { isThenable } from '@kuvert/core/adapter';
import type { Request } from 'express';
import { toRouterError } from './router-error.ts';
import type { Handle, Layer, Router } from './router.ts';
import { isFollowed, visit } from './visits.ts';

/** How a router calls a layer, in Express 5 and 4. Only 5 waits for what it returns. */
const CALLS: Readonly<Record<string, boolean>> = {
  handleRequest: true,
  handleError: true,
  handle_request: false,
  handle_error: false,
};

const done = new WeakSet<object>();
const once = (value: object): boolean => !done.has(value) && done.add(value) !== undefined;

/**
 * Has a router, and all others of its copy of Express, tell an error from the words that steer it: what a handler of a
 * followed request throws, or rejects with, is an error whatever it is. Also has a request remember which routers it
 * came to. Requests that did not come in through Kuvert are served as before.
 */
export function guardRouter(router: Router): void {
  const owner = ownerOf(router, 'handle') as { handle: Handle } | undefined;
  if (owner !== undefined && once(owner)) {
    const { handle } = owner;
    owner.handle = function guarded(this: Router, request: unknown, ...rest: unknown[]) {
      if (isFollowed(request as object)) {
        guardLayers(this);
        visit(request as Request, this);
      }
      return handle.call(this, request, ...rest);
    };
  }
  guardLayers(router);
}

function guardLayers({ stack, params = {} }: Router): void {
  const [layer] = stack;
  if (layer !== undefined) guardCalls(Object.getPrototypeOf(layer) as Record<string, Handle | undefined>);
  for (const name of Object.keys(params)) {
    const callbacks = params[name] ?? [];
    for (const [at, callback] of callbacks.entries()) {
      if (!done.has(callback)) callbacks[at] = guardParam(callback, layer);
    }
  }
}

function guardCalls(prototype: Record<string, Handle | undefined>): void {
  if (!once(prototype)) return;
  for (const [name, waits] of Object.entries(CALLS)) {
    const call = prototype[name];
    if (call === undefined) continue;
    prototype[name] = function guarded(this: Layer, ...rest: unknown[]) {
      const request = rest.at(-3) as object;
      return call.apply(isFollowed(request) ? guardedLayer(this, waits) : this, rest);
    };
  }
}

const layers = new WeakMap<Layer, Layer>();

/** The layer with its handler guarded. Made once, or again when somebody has put another handler in its place. */
function guardedLayer(layer: Layer, waits: boolean): Layer {
  const before = layers.get(layer);
  if (before !== undefined && handlers.get(before.handle) === layer.handle) return before;
  // A router of another copy of Express.
  if (layer.handle.stack !== undefined) guardRouter(layer.handle as unknown as Router);
  const guarded = Object.create(layer, { handle: { value: guard(layer.handle, waits) } }) as Layer;
  layers.set(layer, guarded);
  return guarded;
}

const handlers = new WeakMap<Handle, Handle>();

/** Routers tell handlers of errors from others by how many parameters they have. */
function guard(handle: Handle, waits: boolean): Handle {
  const guarded: Handle =
    handle.length === 4
      ? (error, request, response, next) => run(handle, [error, request, response, next], next, waits)
      : (request, response, next) => run(handle, [request, response, next], next, waits);
  if (handle.length > 4) return handle;
  handlers.set(guarded, handle);
  return guarded;
}

function run(handle: Handle, parameters: readonly unknown[], next: unknown, waits: boolean): unknown {
  const rethrow = (thrown: unknown): never => {
    throw toRouterError(thrown);
  };
  try {
    const returned = handle(...parameters);
    if (!isThenable(returned)) return returned;
    const promise = Promise.resolve(returned);
    return waits ? promise.then(undefined, rethrow) : void promise.catch((thrown: unknown) => (next as Handle)(toRouterError(thrown)));
  } catch (thrown) {
    return rethrow(thrown);
  }
}

function ownerOf(value: object | null, name: string): object | undefined {
  if (value === null) return undefined;
  return Object.hasOwn(value, name) ? value : ownerOf(Object.getPrototypeOf(value) as object | null, name);
}
