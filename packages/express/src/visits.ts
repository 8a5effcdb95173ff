import { toTarget } from '@kuvert/core/adapter';
import type { Request } from 'express';
import { routerOf } from './router.ts';
import type { Router } from './router.ts';

/** A router that a request has come to, and what of the path led there. */
interface Visit {
  readonly router: Router;
  readonly base: string;
}

/** What a request has come to. */
interface Way {
  readonly visits: Visit[];
  /** What is done where its app's router takes it, before any middleware. */
  enter: ((request: Request) => void) | undefined;
}

/** On the request itself: a map from requests would cost more than all the rest. */
const WAY: unique symbol = Symbol('kuvert: way');

/** A request that may have come in through Kuvert. */
interface Followed {
  [WAY]?: Way;
}

/** Has the routers remembered that a request comes to from now on, and `enter` called at the first of them. */
export function follow(request: Request & Followed, enter: (request: Request) => void): void {
  const way = request[WAY];
  if (way === undefined) request[WAY] = { visits: [], enter };
  else way.enter = enter;
}

/** The same for a request that is in the router of its app already. */
export function followWithin(request: Request & Followed): void {
  request[WAY] ??= { visits: present(request), enter: undefined };
}

/** The router that a request is in, unless it has been nested since: that of its app. */
function present({ app, baseUrl }: Request): Visit[] {
  const router = routerOf(app);
  return router === undefined ? [] : [{ router, base: 'parent' in app ? baseUrl : '' }];
}

/** Whether a request came in through Kuvert. */
export function isFollowed(request: Followed): boolean {
  return request[WAY] !== undefined;
}

/** Remembers that a request has come to a router. */
export function visit(request: Request & Followed, router: Router): void {
  const way = request[WAY];
  if (way === undefined) return;
  const base: string | undefined = request.baseUrl;
  way.visits.push({ router, base: base ?? '' });
  const { enter } = way;
  way.enter = undefined;
  enter?.(request);
}

/** The routers a request has come to, each with the path it is asked for. */
export function visitsOf(request: Request & Followed): { readonly router: Router; readonly path: string }[] {
  // Of a request that nothing was asked for yet, Express has no base.
  const base: string | undefined = request.baseUrl;
  const path = (base ?? '') + toTarget(request.url).path;
  const visits = request[WAY]?.visits ?? present(request);
  return visits.flatMap((each) =>
    path.startsWith(each.base) ? [{ router: each.router, path: below(path, each.base) }] : [],
  );
}

/** What of a path lies below the part that was matched. */
export function below(path: string, matched: string): string {
  const rest = path.slice(matched.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}
