import type { Replier, RequestFacts } from '@kuvert/core/adapter';
import type { Context, Env } from 'hono';

/** What is known of a request while it is answered. */
export interface RequestState {
  readonly replier: Replier;
  readonly facts: RequestFacts;
  /** Whether anybody may have set a header of the answer to come, or given one, through the context. */
  isTouched: boolean;
  /** The answer that was written last, without the context: it has all it needs. */
  answer: Response | undefined;
}

/** On requests and contexts themselves: a map from them would cost more than all the rest. */
const STATE: unique symbol = Symbol('kuvert: state');

/** What may have come in through Kuvert. */
interface Known {
  [STATE]?: RequestState | undefined;
}

/** Remembers a request from its way in until it is answered. */
export function remember(request: Request & Known, replier: Replier, facts: RequestFacts): RequestState {
  const state: RequestState = { replier, facts, isTouched: false, answer: undefined };
  request[STATE] = state;
  return state;
}

/**
 * Ties the state of a request to its context: middleware may put another request in its place, as `bodyLimit` does.
 * From then on it is known whether the context is told of headers.
 */
export function adopt(c: Context & Known): void {
  if (c[STATE] !== undefined) return;
  const state = (c.req.raw as Known)[STATE];
  if (state === undefined) return;
  c[STATE] = state;
  watchResponse(Object.getPrototypeOf(c) as object);
  // Bound rather than closed over: V8 keeps closures of this kind, and all their requests, until it collects old space.
  c.header = setHeader.bind(undefined, state, c.header);
}

function setHeader(state: RequestState, own: Context['header'], ...rest: Parameters<Context['header']>): void {
  state.isTouched = true;
  own(...rest);
}

const watched = new WeakSet<object>();

/** Notes who reads or replaces `c.res`: reading makes a response that is merged with the one to come. */
function watchResponse(prototype: object): void {
  if (watched.has(prototype)) return;
  watched.add(prototype);
  const own = Object.getOwnPropertyDescriptor(prototype, 'res');
  if (own === undefined) return;
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
}

function touch({ [STATE]: state }: Known): void {
  if (state !== undefined) state.isTouched = true;
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
