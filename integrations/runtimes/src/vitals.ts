import { api } from '@kuvert/testkit/server';
import type { Route, TestServer } from '@kuvert/testkit/server';

/** How a server under load is doing. */
export interface Vitals {
  /** Bytes of the heap in use after a full collection, where the process was started with `--expose-gc`. */
  readonly heap: number;
  /** Sockets, timers and whatever else keeps the process going. */
  readonly handles: number;
  /** Failures the `onError` hook has heard of. */
  readonly heard: number;
}

/** A test server that also tells how it is doing. */
export function withVitals(server: TestServer): TestServer {
  let heard = 0;
  const vitals: Route = {
    method: 'GET',
    path: '/vitals',
    handle: () => {
      globalThis.gc?.();
      const handles = process.getActiveResourcesInfo().length;
      return api.ok({ heap: process.memoryUsage().heapUsed, handles, heard } satisfies Vitals);
    },
  };
  const onError: TestServer['options']['onError'] = (event) => {
    heard += 1;
    return server.options.onError?.(event);
  };
  return { ...server, options: { ...server.options, onError }, routes: [...server.routes, vitals] };
}
