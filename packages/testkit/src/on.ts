import type { RequestCase, TestRequest } from './case.ts';
import type { Route } from './harness.ts';

type Served = Required<Pick<RequestCase, 'route' | 'request'>>;
type More = Omit<TestRequest, 'method' | 'path'>;

/** A GET to a route of its own. */
export function get(path: string, handle: Route['handle'], more: More = {}): Served {
  return { route: { method: 'GET', path: path.split('?', 1)[0] ?? path, handle }, request: { path, ...more } };
}

/** A POST to a route of its own. */
export function post(path: string, handle: Route['handle'], more: More = {}): Served {
  return { route: { method: 'POST', path, handle }, request: { method: 'POST', path, ...more } };
}

/** A POST of JSON text to a route of its own. */
export function postJson(path: string, handle: Route['handle'], body: string): Served {
  return post(path, handle, { headers: { 'content-type': 'application/json' }, body });
}

/** A GET to a route that throws. The hook is to be handed the very value. */
export function throwing(path: string, value: unknown): Served & Required<Pick<RequestCase, 'original'>> {
  const handle = (): never => {
    throw value;
  };
  return { ...get(path, handle), original: { value } };
}

/** A GET to a route whose promise is rejected. */
export function rejecting(path: string, value: unknown): Served & Required<Pick<RequestCase, 'original'>> {
  return { ...get(path, async () => Promise.reject(value)), original: { value } };
}

/** A GET to a route that returns a failure. */
export function returning(path: string, value: unknown): Served & Required<Pick<RequestCase, 'original'>> {
  return { ...get(path, () => value), original: { value } };
}
