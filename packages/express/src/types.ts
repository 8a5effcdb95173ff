import type { ApiError, FaultError, Streamed, Success } from '@kuvert/core';
import type { Application, ErrorRequestHandler, NextFunction, Request, RequestHandler, Response } from 'express';

declare global {
  namespace Express {
    interface Locals {
      /** The caller's if it was safe, a new one otherwise. Set by Kuvert. */
      requestId: string;
    }
  }
}

/** What a handler answers: a success or failure of a contract, or a stream. */
export type Outcome = Success | Streamed | ApiError | FaultError;

/** A handler as its author writes it. What it returns is answered if it is an {@link Outcome}, and ignored if not. */
export type Handler<Params> = (request: Request<Params>, response: Response, next: NextFunction) => unknown;

/** Kuvert for Express. */
export interface ExpressKuvert {
  /**
   * Makes an app answer in the contract whatever comes of a request that reaches it: what its handlers and middleware
   * throw or reject with, wrapped or not, and where no route answers. Nothing is to be put before or after the routes.
   *
   * @returns the app
   * @throws TypeError for an app that has Kuvert installed already.
   * @example const app = http.install(express());
   */
  readonly install: <App extends Application>(app: App) => App;
  /** Wraps a handler, so that whatever it returns, throws or rejects with is answered in the contract. */
  readonly handler: <Params = Record<string, string>>(handle: Handler<Params>) => RequestHandler<Params>;
  /** Without {@link install}. Goes before everything: gives the request its id, and refuses a path that does not decode. */
  readonly middleware: RequestHandler;
  /** Without {@link install}. Goes after all routes: 404 where there is none, 405 with `Allow` where the path has others. */
  readonly notFound: RequestHandler;
  /** Without {@link install}. Goes last: answers what handlers and middleware threw. */
  readonly errorHandler: ErrorRequestHandler;
}
