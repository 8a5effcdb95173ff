import type { Application } from 'express';

/** What is called for a request or an error. */
export type Handle = (...rest: readonly unknown[]) => unknown;

/** The part of a route, in Express 4 and 5, that Kuvert reads. */
interface Route {
  readonly methods: Readonly<Record<string, boolean>>;
  /** What OPTIONS is told of it: by its name in Express 5, and in 4. */
  readonly _methods?: () => readonly string[];
  readonly _options: () => readonly string[];
}

/** The part of a router's layer, in Express 4 and 5, that Kuvert reads. */
export interface Layer {
  readonly handle: Handle & { readonly stack?: readonly Layer[] };
  readonly route?: Route;
  /** What `match` matched, where it answers true. */
  readonly path?: string;
  /** Newer routers answer with what was matched. */
  match(path: string): boolean | { readonly path: string };
}

/** The part of a router, in Express 4 and 5, that Kuvert reads. */
export interface Router {
  readonly stack: readonly Layer[];
  /** The callbacks of `router.param`, by name. */
  readonly params?: Readonly<Record<string, Handle[]>>;
}

/**
 * The router of an app; `undefined` for one of Express 4 without routes. Express 4 has it in `_router`, where reading
 * `router` throws; 5 has it in `router`, and makes it when it is read.
 */
export function routerOf(app: Application): Router | undefined {
  const { _router: router } = app as unknown as { readonly _router?: Router };
  return router ?? ('lazyrouter' in app ? undefined : (app.router as unknown as Router));
}
