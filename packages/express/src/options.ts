import type { Request } from 'express';
import { methodsAt } from './faults.ts';
import type { Handle, Layer, Router } from './router.ts';

const answers = new WeakMap<object, (methods: readonly string[]) => void>();

/** Says how OPTIONS is answered where a router would do so by itself, with the methods of its own routes as text. */
export function answerOptions(request: Request, answer: (methods: readonly string[]) => void): void {
  answers.set(request, answer);
}

/**
 * A router to be called in place of one, and with what, so that it does not answer OPTIONS by itself; `undefined` where
 * it does not. A router answers when it has passed routes for other methods and nobody else has answered: one that hears of
 * no such methods says that it is done instead.
 */
export function takeOptions(
  router: Router,
  request: Request,
  done: unknown,
): { readonly router: Router; readonly finish: Handle } | undefined {
  const answer = request.method === 'OPTIONS' ? answers.get(request) : undefined;
  if (answer === undefined || typeof done !== 'function') return undefined;
  const passed: string[] = [];
  const stack = router.stack.map((layer) => silence(layer, passed));
  const finish: Handle = (...thrown) => {
    if (Boolean(thrown[0]) || passed.length === 0) return (done as Handle)(...thrown);
    return answer([...methodsAt(request), ...passed]);
  };
  return { router: Object.create(router, { stack: { value: stack } }) as Router, finish };
}

/** A layer that tells its router of no methods. What has a route for OPTIONS is never asked for them. */
function silence(layer: Layer, passed: string[]): Layer {
  const { route } = layer;
  if (route === undefined || route.methods['options'] === true || route.methods['_all'] === true) return layer;
  const { _options: options, _methods: methods = options } = route;
  const told = (): readonly string[] => {
    passed.push(...methods.call(route));
    return [];
  };
  const silent: unknown = Object.create(route, { _methods: { value: told }, _options: { value: told } });
  return Object.create(layer, { route: { value: silent } }) as Layer;
}
