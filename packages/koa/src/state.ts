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

const states = new WeakMap<object, RequestState>();

/** Remembers a request from its way in until it is answered. */
export function remember(ctx: Context, replier: Replier, facts: RequestFacts): RequestState {
  const state: RequestState = { replier, facts, isOver: false };
  states.set(ctx.req, state);
  return state;
}

/** The state of a request; `undefined` for one that did not come in through Kuvert. */
export function stateOf(ctx: Context): RequestState | undefined {
  return states.get(ctx.req);
}
