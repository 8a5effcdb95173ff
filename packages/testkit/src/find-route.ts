import { pathOf } from './harness.ts';
import type { Route } from './harness.ts';

/** A route that fits a request. */
interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The smallest of routers, for servers that have none: all routes of a path, whatever their method. */
export function findRoute(routes: readonly Route[], path: string): Found[] {
  return routes.flatMap((route) => {
    const params = matches(pathOf(route).split('/'), path.split('/'));
    return params === undefined ? [] : [{ route, params }];
  });
}

function matches(pattern: readonly string[], path: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== path.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of pattern.entries()) {
    const given = path[at] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(given);
    else if (part !== given) return undefined;
  }
  return params;
}
