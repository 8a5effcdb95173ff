import { toTarget } from '@kuvert/core/adapter';
import type { Request } from 'express';
import { routerOf } from './router.ts';
import type { Router } from './router.ts';

/** A router that a request has come to, and what of the path led there. */
export interface Visit {
  readonly router: Router;
  readonly base: string;
}

const visited = new WeakMap<object, Visit[]>();

/** Has the routers remembered that a request comes to from now on. */
export function follow(request: object): void {
  if (!visited.has(request)) visited.set(request, []);
}

/** Whether a request came in through Kuvert. */
export function isFollowed(request: object): boolean {
  return visited.has(request);
}

/** Remembers that a request has come to a router. */
export function visit(request: Request, router: Router): void {
  visited.get(request)?.push({ router, base: request.baseUrl ?? '' });
}

/**
 * The routers a request has come to, each with the path it is asked for. The router of the app is among them, though
 * Kuvert may have come to the request inside of it.
 */
export function visitsOf(request: Request): { readonly router: Router; readonly path: string }[] {
  const { app, baseUrl = '', url } = request;
  const path = baseUrl + toTarget(url).path;
  const visits = [...(visited.get(request) ?? [])];
  const router = app && routerOf(app);
  if (router !== undefined && visits.every((each) => each.router !== router))
    visits.push({ router, base: 'parent' in app ? baseUrl : '' });
  return visits.flatMap(({ router: each, base }) =>
    path.startsWith(base) ? [{ router: each, path: below(path, base) }] : [],
  );
}

/** What of a path lies below the part that was matched. */
export function below(path: string, matched: string): string {
  const rest = path.slice(matched.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}
