import type { ApiError, FaultError, Streamed, Success } from '@kuvert/core';
import type { TypedResponse } from 'hono';
import type { JSONParsed } from 'hono/utils/types';
import type { StatusCode } from 'hono/utils/http-status';

/** What {@link send} writes: a success or failure of a contract, a stream, or a fault. */
export type Outcome = Success | Streamed | ApiError | FaultError;

type Enveloped<Body, Status> = Response & TypedResponse<JSONParsed<Body>, Status & StatusCode, 'json'>;

/**
 * The response as `hc` sees it. A success comes with the failures of its contract, since any route may fail; the client
 * narrows by the envelope's own discriminant, or by the status.
 */
export type Sent<O> =
  O extends Success<infer Body, infer Status, infer FailureBody, infer FailureStatus>
    ? Enveloped<Body, Status> | Enveloped<FailureBody, FailureStatus>
    : O extends ApiError<string, unknown, infer Status, infer Body>
      ? Enveloped<Body, Status>
      : O extends Streamed
        ? Promise<Response>
        : Response;
