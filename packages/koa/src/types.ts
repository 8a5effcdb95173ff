import type { ApiError, FaultError, Streamed, Success } from '@kuvert/core';
import type { Context, Next } from 'koa';

declare module 'koa' {
  interface DefaultContext {
    /** The caller's if it was safe, a new one otherwise. Set by Kuvert's middleware. */
    requestId: string;
  }
}

/** What a handler answers: a success or failure of a contract, or a stream. */
export type Outcome = Success | Streamed | ApiError | FaultError;

/** A handler as its author writes it. What it returns is answered if it is an {@link Outcome}, and ignored if not. */
export type Handler<C extends Context> = (ctx: C, next: Next) => unknown;
