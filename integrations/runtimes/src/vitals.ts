import type { Route } from '@kuvert/testkit/server';
import { api } from '@kuvert/testkit/server';

/** How a server under load is doing. */
export interface Vitals {
  /** Bytes of the heap in use after a full collection, where the process was started with `--expose-gc`. */
  readonly heap: number;
  /** Sockets, timers and whatever else keeps the process going. */
  readonly handles: number;
}

/** Tells how the server is doing. */
export const vitals: Route = {
  method: 'GET',
  path: '/vitals',
  handle: () => {
    globalThis.gc?.();
    const handles = process.getActiveResourcesInfo().length;
    return api.ok({ heap: process.memoryUsage().heapUsed, handles } satisfies Vitals);
  },
};
