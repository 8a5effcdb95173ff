import type { Replier, RequestFacts } from '@kuvert/core/adapter';
import type { Context, Env } from 'hono';

/** What is known of a request while it is answered. */
export interface RequestState {
  readonly replier: Replier;
  readonly facts: RequestFacts;
}

const states = new WeakMap<Context | Request, RequestState>();

/** Remembers a request from its way in until it is answered. */
export function remember(request: Request, state: RequestState): void {
  states.set(request, state);
}

/** Ties the state of a request to its context: middleware may put another request in its place, as `bodyLimit` does. */
export function adopt(c: Context): void {
  const state = states.get(c.req.raw);
  if (state !== undefined && !states.has(c)) states.set(c, state);
}

/**
 * The state of the request a context answers.
 *
 * @throws TypeError when the request did not come in through an app that Kuvert was installed on.
 */
export function stateOf<E extends Env>(c: Context<E>): RequestState {
  const state = states.get(c as Context) ?? states.get(c.req.raw);
  if (state !== undefined) return state;
  throw new TypeError(
    '[@kuvert/hono] this request came in past Kuvert; call kuvert(api).install(app) on the app that is served.',
  );
}

/** The request id of the request a context answers: the caller's if it was safe, a new one otherwise. */
export function requestIdOf<E extends Env>(c: Context<E>): string {
  return stateOf(c).facts.requestId;
}
