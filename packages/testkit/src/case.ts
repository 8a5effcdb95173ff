import type { Capability, Route } from './harness.ts';
import type { Step } from './wire/converse.ts';

/** A request as it goes over the wire. */
export interface TestRequest {
  /** `GET` unless said. */
  readonly method?: string;
  /** Written as it is, undecodable escapes included; a text stands for its bytes in latin1. */
  readonly path: string;
  /** HTTP/1.1 unless said. */
  readonly version?: '1.0';
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as UTF-8. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** The `Content-Length`, where it is not the body's. */
  readonly length?: number;
  /** Send the body in chunks, without saying its length. */
  readonly chunked?: boolean;
  /** `X-Request-Id`; one of its own for each run unless said, `null` for none. */
  readonly requestId?: string | null;
}

/** The answer a case wants. */
export interface Expectation {
  readonly status: number;
  /** The exact body: a value stands for its JSON, members in this order; `null` for no body. */
  readonly body: unknown;
  /** Exact values; `null` for a header that must not be there. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** The body is text outside every envelope. */
  readonly raw?: boolean;
  /** The answer begins so, and its connection ends abnormally before its last byte. */
  readonly cut?: boolean;
  /** Failures the `onError` hook hears of; 1 for a failure and 0 for the rest unless said. */
  readonly failures?: number;
}

/** A request that is followed up once a case is over, until it is answered so or a second is over. */
export interface FollowUp {
  readonly path: string;
  readonly expect: Expectation;
}

/** What every case says of itself. */
interface Described {
  readonly id: string;
  /** A sentence about behaviour. */
  readonly title: string;
  /** The rule behind it, or what frameworks do by themselves. */
  readonly why: string;
  /** The route it takes; none where an unknown route is the point. */
  readonly route?: Route;
  /** What the route throws or returns that the `onError` hook must be handed as it is. */
  readonly original?: { readonly value: unknown };
  readonly needs?: Capability | readonly Capability[];
  /** What must hold afterwards. */
  readonly after?: FollowUp;
}

/** A request and its answer. */
export interface Exchange {
  readonly request: TestRequest;
  readonly expect: Expectation;
}

/** One row of the table: one request, and the answer every adapter gives. */
export interface RequestCase extends Described, Exchange {}

/** One row of the table that is a whole conversation on one connection, byte by byte. */
export interface Script extends Described {
  /** What the client does; each `{id}` in a text stands for a request id of this run. */
  readonly steps: readonly Step[];
  /**
   * The answers that come, in order; of each request, what decides how its answer is judged. None where the client is
   * gone before it could hear one, with `{ close: 'reset' }` for its last step.
   */
  readonly exchanges: readonly Exchange[];
}

/** One row of the table. */
export type Case = RequestCase | Script;
