import { METHODS } from 'node:http';
import type { Application, Request, Response } from 'express';

/** The part of a router layer, in Express 4 and 5, that tells which routes a path has. */
interface Layer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  readonly handle?: { readonly stack?: readonly Layer[] };
  /** What `match` matched, where it answers true. */
  readonly path?: string;
  /** Newer routers answer with what was matched. */
  match(path: string): boolean | { readonly path: string };
}

/** The methods an app has routes for at a path; middleware counts for none. */
export function methodsAt(app: Application, path: string): Set<string> {
  const methods = new Set<string>();
  collect(stackOf(app as unknown as Record<string, unknown>), path, methods);
  return methods;
}

/** The path of a request relative to its app, whichever router asks. A mounted app is known by its mount path's length. */
export function pathIn({ app, baseUrl, path }: Request): string {
  const mounted = app.path().split('/').filter(Boolean).length;
  const routers = baseUrl.split('/').filter(Boolean).slice(mounted);
  return [...routers.map((segment) => `/${segment}`), path].join('');
}

/**
 * Answers OPTIONS in place of a nested router or mounted app, which would send the methods of its own routes as text.
 * That text is known by being what `Allow` says; whatever else is sent passes, as does all where there is a route for
 * OPTIONS.
 */
export function replaceRouterOptions(request: Request, response: Response, answer: (methods: string[]) => void): void {
  const { app } = request;
  const path = pathIn(request);
  const end = response.end.bind(response) as (...rest: unknown[]) => Response;
  response.end = ((...rest: unknown[]) => {
    const allow = response.getHeader('Allow');
    if (typeof allow !== 'string' || String(rest[0]) !== allow) return end(...rest);
    const methods = methodsAt(app, path);
    if (methods.has('OPTIONS')) return end(...rest);
    answer([...methods, ...allow.split(/, ?/)]);
    return response;
  }) as Response['end'];
}

/** Express 4 has the router in `_router`, where reading `router` throws; 5 has it in `router`. */
function stackOf(app: Record<string, unknown>): readonly Layer[] {
  const router = (app['_router'] ?? app['router']) as { readonly stack?: readonly Layer[] } | undefined;
  return router?.stack ?? [];
}

function collect(stack: readonly Layer[], path: string, methods: Set<string>): void {
  for (const layer of stack) {
    const match = layer.match(path);
    if (match === false) continue;
    const mounted = match === true ? layer.path : match.path;
    if (layer.route !== undefined) addMethods(layer.route.methods, methods);
    else if (layer.handle?.stack !== undefined) collect(layer.handle.stack, below(path, mounted ?? ''), methods);
  }
}

/** `router.all` is marked, `app.all` a route for each method there is; both are used as middleware is. */
function addMethods(known: Readonly<Record<string, boolean>>, methods: Set<string>): void {
  const names = Object.keys(known);
  if (names.length >= METHODS.length) return;
  for (const name of names) if (name !== '_all') methods.add(name.toUpperCase());
}

function below(path: string, mounted: string): string {
  const rest = path.slice(mounted.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}
