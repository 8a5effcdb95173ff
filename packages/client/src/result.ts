import type { CodeEntry, CodeTable, DecodedPage, Issue, ParamsOf, ReasonsOf, WireCode } from '@kuvert/core/client';
import type { EntriesOf, ReadableApi } from './api.ts';

/** What is known of any answer. */
interface Answered {
  /** The HTTP status, whatever the body says. */
  readonly status: number;
  /** The answer itself; its body has been read. */
  readonly response: Response;
  /** The id of the request, from the body or else from `X-Request-Id`. */
  readonly requestId?: string | undefined;
  /** Seconds after which to try again, from the body or else from `Retry-After`. */
  readonly retryAfter?: number | undefined;
}

/** A success. */
export interface Succeeded<Data> extends Answered {
  readonly ok: true;
  readonly kind: 'success';
  readonly data: Data;
  /** Of a list: what it says of this page. */
  readonly page?: DecodedPage | undefined;
  readonly meta?: unknown;
}

/** What is known of a failure that an envelope told. */
interface Told extends Answered {
  readonly ok: false;
  readonly message: string;
  /** The name of the envelope it came in. */
  readonly envelope: string;
  readonly issues?: readonly Issue[] | undefined;
  /** Where the code is explained, if the answer says so. */
  readonly docs?: string | undefined;
}

/** The params of a code, where the answer had them all; a code without params has none. */
type ParamsIn<Entry> = keyof ParamsOf<Entry> extends never
  ? undefined
  : { readonly [Name in keyof ParamsOf<Entry>]: ParamsOf<Entry>[Name] } | undefined;

/** A failure with the code that stands under `Reason`. */
export interface DeclaredFailure<T extends CodeTable, Reason extends keyof T> extends Told {
  readonly kind: 'failure';
  readonly reason: Reason;
  /** The code as the registry has it, also where the envelope writes it as text. */
  readonly code: WireCode<T, Reason>;
  /** The entry of the registry: the status, retry class and docs it declares. */
  readonly entry: T[Reason] & Omit<CodeEntry, 'code' | 'status' | 'message'>;
  readonly params?: ParamsIn<T[Reason]>;
}

/** A failure with any declared code: a union with one member for each reason. */
type AnyDeclaredFailure<T extends CodeTable> = {
  [Reason in ReasonsOf<T>['raisable']]: DeclaredFailure<T, Reason>;
}[ReasonsOf<T>['raisable']];

/** A failure whose code the contract does not have: the server is newer, or somebody else has answered. */
export interface UnknownCode extends Told {
  readonly kind: 'unknown-code';
  readonly reason?: undefined;
  readonly code: number | string;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

/** An answer that is in no known envelope, or contradicts itself. */
export interface Malformed extends Answered {
  readonly ok: false;
  readonly kind: 'malformed';
  readonly reason?: undefined;
  readonly message: string;
  /** What is wrong, as a sentence. */
  readonly problem: string;
  readonly contentType?: string | undefined;
  /** The first bytes of the body, 1 KiB at most, as text. */
  readonly excerpt: string;
  /** What a success carried whose status says that it is none, or whose data its schema refuses. */
  readonly data?: unknown;
}

/** No answer, or but the beginning of one. */
export interface Unanswered {
  readonly ok: false;
  readonly kind: 'network' | 'timeout' | 'aborted';
  readonly reason?: undefined;
  readonly message: string;
  /** What was thrown, or why the signal was aborted. */
  readonly cause?: unknown;
  /** Those of an answer that broke off. */
  readonly status?: number | undefined;
  readonly response?: Response | undefined;
  readonly retryAfter?: number | undefined;
  /** The id the request was sent with, if it had one. */
  readonly requestId?: string | undefined;
}

/** Everything but success. `switch` on `kind`, and within `failure` on `reason`. */
export type Failed<Api extends ReadableApi = ReadableApi> =
  | AnyDeclaredFailure<EntriesOf<Api>>
  | UnknownCode
  | Malformed
  | Unanswered;

/**
 * Any failure of any API, for who takes them all: {@link Failed} of every contract can be given for it, which it cannot for
 * that of another.
 */
export interface AnyFailed {
  readonly ok: false;
  readonly kind: 'failure' | 'unknown-code' | 'malformed' | 'network' | 'timeout' | 'aborted';
  readonly message: string;
  readonly reason?: string | undefined;
  readonly code?: number | string;
  /** The entry of a declared code. */
  readonly entry?: CodeEntry;
  readonly params?: unknown;
  readonly issues?: readonly Issue[] | undefined;
  readonly status?: number | undefined;
  readonly response?: Response | undefined;
  readonly retryAfter?: number | undefined;
  readonly requestId?: string | undefined;
}

/** What comes of a request to any API. */
export type AnyResult = Succeeded<unknown> | AnyFailed;

/** What comes of a request. */
export type Result<Api extends ReadableApi = ReadableApi, Data = unknown> = Succeeded<Data> | Failed<Api>;
