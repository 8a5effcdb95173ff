import type { Context, Handler, Hono } from 'hono';
import type { Case, Cases } from '../case.ts';

/** Makes an app what a case is about. */
export type Build = (app: Hono) => unknown;

/** A case of one route. */
export const route = (...handlers: readonly [Handler, ...Handler[]]): Case<Build> => ({
  build: (app) => app.get('/', ...handlers),
});

/** Cases of one route each. */
export function routes(
  prefix: string,
  handlers: Readonly<Record<string, (c: Context) => Response | Promise<Response>>>,
): Cases<Build> {
  return Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [`${prefix} ${name}`, route(handler)]));
}
