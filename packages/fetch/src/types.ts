import type { ApiError, FaultError, KuvertOptions, Streamed, Success } from '@kuvert/core';

/** What a handler answers: a success or failure of a contract, a stream, a raw response, or nothing where no route fits. */
export type Outcome = Success | Streamed | ApiError | FaultError | Response | undefined;

/** A handler as its author writes it. `Rest` is what the runtime adds: bindings and context on Workers. */
export type Handler<Rest extends readonly unknown[]> = (request: Request, ...rest: Rest) => Outcome | Promise<Outcome>;

/** A handler as the runtime calls it. It never throws and never rejects. */
export type FetchHandler<Rest extends readonly unknown[]> = (
  request: Request,
  ...rest: Rest
) => Response | Promise<Response>;

/** What the Fetch adapter can be told. */
export interface FetchOptions extends KuvertOptions {
  /** The methods the router knows for the path of a request no route answered; with none, the path is unknown. */
  readonly allow?: (request: Request) => Iterable<string>;
}
