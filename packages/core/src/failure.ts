import { brand, FAILURE, FAULT, peek } from './brand.ts';
import type { CodeEntry } from './codes.ts';
import { toFailureBody } from './failure-body.ts';
import type { Failure } from './failure-body.ts';
import { faults } from './faults.ts';
import type { FaultName } from './faults.ts';
import type { HeaderInput } from './headers.ts';
import type { Issue } from './issues.ts';
import { ownMembers } from './own.ts';
import { withoutStack } from './without-stack.ts';

/** What may go along with a failure. */
export interface FailureDetails<Status extends number = number> {
  /** One of the statuses of the code; its first when left out. */
  readonly status?: Status;
  /** The error behind it, for the log; never written. */
  readonly cause?: unknown;
  /** More headers. A value with CR, LF, NUL or a character outside latin1 is dropped. */
  readonly headers?: HeaderInput;
  /** `Retry-After` (RFC 9110 §10.2.3): seconds from now, or a date. */
  readonly retryAfter?: number | Date;
  /** `Location` (RFC 9110 §10.2.2); a 3xx failure has one. */
  readonly location?: string;
  /** `Allow` (RFC 9110 §10.2.1): the methods the route answers. */
  readonly allow?: Iterable<string>;
  /** Why an input was refused; written where the envelope has the member. */
  readonly issues?: readonly Issue[];
}

/** A code raised with its params. Made by `contract.error`, to be thrown or returned. */
export class ApiError<
  Reason extends string = string,
  Entry = CodeEntry,
  Status extends number = number,
  Body = unknown,
> extends Error {
  readonly reason: Reason;
  /** The HTTP status it answers with. */
  readonly status: Status;
  readonly params: Readonly<Record<string, unknown>> | undefined;
  /** What is answered. Apart from the members above, which somebody may have changed by then. */
  readonly #failure: Failure;
  /** Only for types: what a caller decodes. */
  declare readonly body: Body;

  constructor(failure: Failure) {
    const { definition, status, params, details } = failure;
    super(failure.message, causeOf(details));
    this.reason = definition.reason as Reason;
    this.status = status as Status;
    this.params = params;
    this.#failure = failure;
  }

  override get name(): string {
    return 'ApiError';
  }

  /** What goes along with it. Not an own member: a log would show its cause twice. */
  get details(): FailureDetails | undefined {
    return this.#failure.details;
  }

  /** The code's entry in the registry. */
  get entry(): Entry {
    return this.#failure.definition.entry as Entry;
  }

  /** The wire code. */
  get code(): number | string {
    return this.#failure.definition.code;
  }

  /** The enveloped body, for whoever writes this error as JSON before an adapter sees it. */
  toJSON(): unknown {
    return toFailureBody(this.#failure, this.#failure.definition.contract);
  }

  /** What an error of this very copy answers. */
  static failureOf(value: unknown): Failure | undefined {
    return typeof value === 'object' && value !== null && #failure in value ? value.#failure : undefined;
  }

  static {
    brand(this.prototype, FAILURE, (error) => error.#failure);
  }
}

/** A fault raised by hand: whichever contract rules the request's path says which code it is. Made by {@link fault}. */
export class FaultError extends Error {
  readonly fault: FaultName;
  /** What is answered. Apart from the member above, which somebody may have changed by then. */
  readonly #raised: RaisedFault;

  constructor(name: FaultName, details: FailureDetails | undefined) {
    super(name, causeOf(details));
    this.fault = name;
    this.#raised = { fault: name, details };
  }

  /** What goes along with it. Not an own member: a log would show its cause twice. */
  get details(): FailureDetails | undefined {
    return this.#raised.details;
  }

  override get name(): string {
    return 'FaultError';
  }

  /** Its name alone, for whoever writes this error as JSON before an adapter sees it. */
  toJSON(): unknown {
    return { fault: this.fault };
  }

  /** What an error of this very copy was raised as. */
  static faultOf(value: unknown): RaisedFault | undefined {
    if (typeof value !== 'object' || value === null || !(#raised in value)) return undefined;
    return value.#raised;
  }

  static {
    brand(this.prototype, FAULT, (error) => error);
  }
}

/** A fault with what goes along. */
type RaisedFault = Pick<FaultError, 'fault' | 'details'>;

/** `{ cause }` where there is one: an error without a cause has no such member. */
function causeOf(details: FailureDetails | undefined): ErrorOptions | undefined {
  return details?.cause === undefined ? undefined : { cause: details.cause };
}

/**
 * A failure for what is no code of the author's: shared middleware raises it, and the contract that rules the path
 * answers. The status is the fault's own.
 *
 * @returns the error, to be thrown or returned
 * @example throw fault('unavailable', { cause, retryAfter: 30 });
 */
export function fault(name: FaultName, details?: Omit<FailureDetails, 'status'>): FaultError {
  const own = ownMembers(details);
  return withoutStack(() => new FaultError(name, own));
}

/** Whether a value is a failure made by any copy of this package. */
export function isFailure(value: unknown): value is ApiError {
  return failureOf(value) !== undefined;
}

/** What a failure answers, or `undefined` for anything else, a forgery included. */
export function failureOf(value: unknown): Failure | undefined {
  const own = ApiError.failureOf(value);
  if (own !== undefined) return own;
  const failure = peek(value, FAILURE);
  const status = peek(failure, 'status');
  const isOurs =
    Number.isInteger(status) &&
    (status as number) >= 300 &&
    (status as number) <= 599 &&
    peek(peek(failure, 'definition'), 'contract') !== undefined;
  return isOurs ? (failure as Failure) : undefined;
}

/** The fault a value was raised as, or `undefined` for anything else, a forgery included. */
export function faultOf(value: unknown): RaisedFault | undefined {
  const own = FaultError.faultOf(value);
  if (own !== undefined) return own;
  const error = peek(value, FAULT);
  const name = peek(error, 'fault');
  if (typeof name !== 'string' || !Object.hasOwn(faults, name)) return undefined;
  return { fault: name as FaultName, details: detailsOf(error) };
}

/** The details of a fault, a forged one included: they may be nothing that can be read. */
function detailsOf(error: unknown): FailureDetails | undefined {
  try {
    return ownMembers(peek(error, 'details') as FailureDetails | undefined);
  } catch {
    return undefined;
  }
}
