import { METHODS } from 'node:http';
import type { Request, Response } from 'express';
import type { Layer } from './router.ts';
import { below, visitsOf } from './visits.ts';

/** The methods there are routes for at the path of a request; middleware counts for none. */
export function methodsAt(request: Request): Set<string> {
  const methods = new Set<string>();
  for (const { router, path } of visitsOf(request)) collect(router.stack, path, methods);
  return methods;
}

/**
 * Answers OPTIONS in place of a nested router or mounted app, which would send the methods of its own routes as text.
 * That text is known by being what `Allow` says; whatever else is sent passes, as does all where there is a route for
 * OPTIONS.
 */
export function replaceRouterOptions(request: Request, response: Response, answer: (methods: string[]) => void): void {
  const end = response.end.bind(response) as (...rest: unknown[]) => Response;
  response.end = ((...rest: unknown[]) => {
    const allow = response.getHeader('Allow');
    if (typeof allow !== 'string' || String(rest[0]) !== allow) return end(...rest);
    const methods = methodsAt(request);
    if (methods.has('OPTIONS')) return end(...rest);
    answer([...methods, ...allow.split(/, ?/)]);
    return response;
  }) as Response['end'];
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

/** `router.all` is marked, `app.all` a route for each method there is; both are used as middleware is. */
function addMethods(known: Readonly<Record<string, boolean>>, methods: Set<string>): void {
  const names = Object.keys(known);
  if (names.length >= METHODS.length) return;
  for (const name of names) if (name !== '_all') methods.add(name.toUpperCase());
}
