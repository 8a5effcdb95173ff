import type { Request } from 'express';
import type { Layer } from './router.ts';
import { below, visitsOf } from './visits.ts';

/** The methods there are routes for at the path of a request; middleware counts for none. */
export function methodsAt(request: Request): Set<string> {
  const methods = new Set<string>();
  for (const { router, path } of visitsOf(request)) collect(router.stack, path, methods);
  return methods;
}

function collect(stack: readonly Layer[], path: string, methods: Set<string>): void {
  for (const layer of stack) {
    const match = layer.match(path);
    if (match === false) continue;
    const matched = match === true ? layer.path : match.path;
    if (layer.route !== undefined) addMethods(layer.route.methods, methods);
    else if (layer.handle.stack !== undefined) collect(layer.handle.stack, below(path, matched ?? ''), methods);
  }
}

/** More methods than anybody gives a route by name. To ask Node for all there are would be to load its HTTP client. */
const MANY = 20;

/** `router.all` is marked, `app.all` a route for each method there is; both are used as middleware is. */
function addMethods(known: Readonly<Record<string, boolean>>, methods: Set<string>): void {
  const names = Object.keys(known);
  if (names.length > MANY) return;
  for (const name of names) if (name !== '_all') methods.add(name.toUpperCase());
}
