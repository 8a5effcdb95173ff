import type { Capability, Route } from './harness.ts';

/** A request as it goes over the wire. */
export interface TestRequest {
  /** `GET` unless said. */
  readonly method?: string;
  /** Written as it is, undecodable escapes included. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
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
  /** Failures the `onError` hook hears of; 1 for a failure and 0 for the rest unless said. */
  readonly failures?: number;
}

/** One row of the table: a request, the route that serves it, and the answer every adapter gives. */
export interface Case {
  readonly id: string;
  /** A sentence about behaviour. */
  readonly title: string;
  /** The rule behind it, or what frameworks do by themselves. */
  readonly why: string;
  /** The route it takes; none where an unknown route is the point. */
  readonly route?: Route;
  /** What the route throws or returns that the `onError` hook must be handed as it is. */
  readonly original?: { readonly value: unknown };
  readonly request: TestRequest;
  readonly expect: Expectation;
  readonly needs?: Capability;
}
