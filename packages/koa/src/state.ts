import type { Replier, RequestFacts, StreamReply } from '@kuvert/core/adapter';
import type { Context } from 'koa';

/** What is known of a request while it is answered. */
export interface RequestState {
  readonly replier: Replier;
  readonly facts: RequestFacts;
  /** The stream that is the body, or that it is made of. */
  stream?: StreamReply | undefined;
  /** What the handler gave for it. */
  outcome?: unknown;
  /** Whether the answer has come to its end by other means than Koa's. */
  isOver: boolean;
}

/** On the request itself: a map from requests would cost more than all the rest. */
const STATE: unique symbol = Symbol('kuvert: state');

/** A request that may have come in through Kuvert. */
interface Known {
  [STATE]?: RequestState;
}

/** Remembers a request from its way in until it is answered. */
export function remember(ctx: Context, replier: Replier, facts: RequestFacts): RequestState {
  const state: RequestState = { replier, facts, isOver: false };
  (ctx.req as Known)[STATE] = state;
  return state;
}

/** The state of a request; `undefined` for one that did not come in through Kuvert. */
export function stateOf(ctx: Context): RequestState | undefined {
  return (ctx.req as Known)[STATE];
}
