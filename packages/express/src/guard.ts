import { fault } from '@kuvert/core';
import { isDecodable, toTarget } from '@kuvert/core/adapter';
import type { Request } from 'express';
import { guardCallback, guardHandler, isGuardOf } from './guard-handler.ts';
import { takeOptions } from './options.ts';
import type { Handle, Layer, Router } from './router.ts';
import { isFollowed, visit } from './visits.ts';

const done = new WeakSet<object>();

/**
 * Has a router, and all others of its copy of Express, tell an error from the words that steer it: what a handler of a
 * followed request throws, or rejects with, is an error whatever it is. Also has a request remember the routers it comes
 * to. Requests that did not come in through Kuvert are served as before.
 */
export function guardRouter(router: Router): void {
  if (done.has(router)) return;
  done.add(router);
  const owner = ownerOf(router, 'handle') as { handle: Handle } | undefined;
  if (owner !== undefined && !done.has(owner)) {
    done.add(owner);
    const { handle } = owner;
    owner.handle = function guarded(this: Router, request: unknown, response: unknown, callback: unknown) {
      if (!isFollowed(request as object)) return handle.call(this, request, response, callback);
      guardParts(this);
      visit(request as Request, this);
      const answered = takeOptions(this, request as Request, callback);
      if (answered === undefined) return handle.call(this, request, response, callback);
      return handle.call(answered.router, request, response, answered.finish);
    };
  }
}

/** The layers of a router, which are all of one class, and the callbacks of `router.param`: more may come at any time. */
export function guardParts({ stack, params = {} }: Router): void {
  const [layer] = stack;
  if (layer === undefined) return;
  guardLayers(Object.getPrototypeOf(layer) as LayerClass);
  for (const name of Object.keys(params)) {
    const callbacks = params[name] ?? [];
    for (const [at, callback] of callbacks.entries()) {
      if (!isGuardOf(callback)) callbacks[at] = guardCallback(callback, 'handleRequest' in layer);
    }
  }
}

/** How a router calls a layer, by the names of Express 5 and of 4. Only 5 waits for what a handler returns. */
type LayerClass = Partial<Record<'handleRequest' | 'handleError' | 'handle_request' | 'handle_error', Handle>>;

function guardLayers(prototype: LayerClass): void {
  if (done.has(prototype)) return;
  done.add(prototype);
  const waits = 'handleRequest' in prototype;
  const [request, error] = waits
    ? (['handleRequest', 'handleError'] as const)
    : (['handle_request', 'handle_error'] as const);
  const { [request]: callRequest, [error]: callError } = prototype;
  if (callRequest === undefined || callError === undefined) return;
  prototype[request] = function guarded(this: Layer, incoming, response, next) {
    if (!isFollowed(incoming as object)) return callRequest.call(this, incoming, response, next);
    if (this.route !== undefined && isLost(incoming as Request)) return (next as Handle)(fault('malformedUrl'));
    return callRequest.call(guardedLayer(this, waits), incoming, response, next);
  };
  prototype[error] = function guarded(this: Layer, thrown, incoming, response, next) {
    const layer = isFollowed(incoming as object) ? guardedLayer(this, waits) : this;
    return callError.call(layer, thrown, incoming, response, next);
  };
}

/** Whether the path does not decode: it names nothing a route could answer for. */
function isLost({ originalUrl }: Request): boolean {
  return originalUrl.includes('%') && !isDecodable(toTarget(originalUrl).path);
}

const layers = new WeakMap<Layer, Layer>();

/** A layer with its handler guarded: made once, and again when somebody has put another handler in its place. */
function guardedLayer(layer: Layer, waits: boolean): Layer {
  const { handle } = layer;
  const before = layers.get(layer);
  if (before !== undefined && isGuardOf(before.handle, handle)) return before;
  // A nested router may be of another copy of Express.
  if (handle.stack !== undefined) guardRouter(handle as unknown as Router);
  const guarded = Object.create(layer, { handle: { value: guardHandler(handle, waits) } }) as Layer;
  layers.set(layer, guarded);
  return guarded;
}

function ownerOf(value: object | null, name: string): object | undefined {
  if (value === null) return undefined;
  return Object.hasOwn(value, name) ? value : ownerOf(Object.getPrototypeOf(value) as object | null, name);
}
