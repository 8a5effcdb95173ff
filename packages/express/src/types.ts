import type { ApiError, FaultError, Success } from '@kuvert/core';
import type { ErrorRequestHandler, NextFunction, Request, RequestHandler, Response } from 'express';

declare global {
  namespace Express {
    interface Locals {
      /** The caller's if it was safe, a new one otherwise. Set by Kuvert's middleware. */
      requestId: string;
    }
  }
}

/** What a handler answers: a success or failure of a contract, or anything else when it writes the response itself. */
export type Outcome = Success | ApiError | FaultError;

/** A handler as its author writes it. What it returns is answered if it is an {@link Outcome}, and ignored if not. */
export type Handler<Params> = (request: Request<Params>, response: Response, next: NextFunction) => unknown;

/** Kuvert for Express. */
export interface ExpressKuvert {
  /** Goes before everything: gives the request its id, and refuses a path that does not decode. */
  readonly middleware: RequestHandler;
  /** Wraps a handler, so that whatever it returns, throws or rejects with is answered in the contract. */
  readonly handler: <Params = Record<string, string>>(handle: Handler<Params>) => RequestHandler<Params>;
  /** Goes after all routes: 404 where there is none, 405 with `Allow` where the path has other methods. */
  readonly notFound: RequestHandler;
  /** Goes last: answers what middleware threw. */
  readonly errorHandler: ErrorRequestHandler;
}
