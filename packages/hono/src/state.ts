import type { Replier, RequestFacts } from '@kuvert/core/adapter';
import type { Context, Env } from 'hono';

/** What is known of a request while it is answered. */
export interface RequestState {
  readonly replier: Replier;
  readonly facts: RequestFacts;
  /** Whether anybody may have set a header of the answer to come, or given one, through the context. */
  isTouched: boolean;
}

/** On requests and contexts themselves: a map from them would cost more than all the rest. */
const STATE: unique symbol = Symbol('kuvert: state');

/** What may have come in through Kuvert. */
interface Known {
  [STATE]?: RequestState | undefined;
}

/** Remembers a request from its way in until it is answered. `isWatched` says whether all of its handlers are guarded. */
export function remember(request: Request & Known, replier: Replier, facts: RequestFacts, isWatched: boolean): void {
  request[STATE] = { replier, facts, isTouched: !isWatched };
}

/**
 * Ties the state of a request to its context: middleware may put another request in its place, as `bodyLimit` does.
 * From then on it is known whether the context is told of headers.
 */
export function adopt<E extends Env>(c: Context<E> & Known): void {
  if (c[STATE] !== undefined) return;
  const state = (c.req.raw as Known)[STATE];
  if (state === undefined) return;
  c[STATE] = state;
  if (!isWatchable(Object.getPrototypeOf(c) as object)) state.isTouched = true;
  // Bound rather than closed over: V8 keeps closures of this kind, and all their requests, until it collects old space.
  c.header = setHeader.bind(undefined, state, c.header);
}

function setHeader(state: RequestState, own: Context['header'], ...rest: Parameters<Context['header']>): void {
  state.isTouched = true;
  own(...rest);
}

const watched = new WeakSet<object>();

/**
 * Notes who reads or replaces `c.res`: reading makes a response that is merged with the one to come. Says whether that can
 * be noted.
 */
function isWatchable(prototype: object): boolean {
  if (watched.has(prototype)) return true;
  const own = Object.getOwnPropertyDescriptor(prototype, 'res');
  if (own?.configurable !== true) return false;
  watched.add(prototype);
  Object.defineProperty(prototype, 'res', {
    ...own,
    get(this: Known) {
      touch(this);
      return own.get?.call(this) as unknown;
    },
    set(this: Known, response: unknown) {
      touch(this);
      own.set?.call(this, response);
    },
  });
  return true;
}

function touch({ [STATE]: state }: Known): void {
  if (state !== undefined) state.isTouched = true;
}

/**
 * Whether nobody has had a say in the headers of the answer to come. Of a context that is not known from its first handler
 * on, that of an app within the app, it cannot be told.
 */
export function isUntouched<E extends Env>({ finalized, [STATE]: state }: Context<E> & Known): boolean {
  return !finalized && state?.isTouched === false;
}

/**
 * The state of the request a context answers.
 *
 * @throws TypeError when the request did not come in through an app that Kuvert was installed on.
 */
export function stateOf<E extends Env>(c: Context<E> & Known): RequestState {
  const state = c[STATE] ?? (c.req.raw as Known)[STATE];
  if (state !== undefined) return state;
  throw new TypeError(
    '[@kuvert/hono] this request came in past Kuvert; call kuvert(api).install(app) on the app that is served.',
  );
}

/** The request id of the request a context answers: the caller's if it was safe, a new one otherwise. */
export function requestIdOf<E extends Env>(c: Context<E>): string {
  return stateOf(c).facts.requestId;
}
