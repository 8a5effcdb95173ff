import { pathOf } from './harness.ts';
import type { Route } from './harness.ts';

/** A route that fits a request. */
export interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * The smallest of routers, for servers that have none. Made once for a list of routes, it finds all that a path has,
 * whatever their method.
 */
export function toRouter(routes: readonly Route[]): (path: string) => readonly Found[] {
  const fixed = new Map<string, Found[]>();
  const patterns: { readonly route: Route; readonly parts: readonly string[] }[] = [];
  for (const route of routes) {
    const path = pathOf(route);
    if (path.includes('/:')) patterns.push({ route, parts: path.split('/') });
    else fixed.set(path, [...(fixed.get(path) ?? []), { route, params: {} }]);
  }
  return (path) => {
    const given = path.split('/');
    const found = patterns.flatMap(({ route, parts }) => {
      const params = matches(parts, given);
      return params === undefined ? [] : [{ route, params }];
    });
    return [...(fixed.get(path) ?? []), ...found];
  };
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
