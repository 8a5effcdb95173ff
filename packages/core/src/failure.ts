import { brand, FAILURE, FAULT, peek } from './brand.ts';
import type { CodeEntry } from './codes.ts';
import type { FailureDefinition } from './definition.ts';
import type { FaultName } from './faults.ts';
import type { HeaderInput } from './headers.ts';
import type { Issue } from './issues.ts';

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
  readonly #definition: FailureDefinition;
  readonly #details: FailureDetails | undefined;
  /** Only for types: what a caller decodes. */
  declare readonly body: Body;

  constructor(
    definition: FailureDefinition,
    status: number,
    message: string,
    params: Readonly<Record<string, unknown>> | undefined,
    details: FailureDetails | undefined,
  ) {
    super(message);
    this.reason = definition.reason as Reason;
    this.status = status as Status;
    this.params = params;
    this.#definition = definition;
    this.#details = details;
    if (details?.cause !== undefined) this.cause = details.cause;
  }

  override get name(): string {
    return 'ApiError';
  }

  /** What goes along with it. Not an own member: a log would show its cause twice. */
  get details(): FailureDetails | undefined {
    return this.#details;
  }

  /** The code's entry in the registry. */
  get entry(): Entry {
    return this.#definition.entry as Entry;
  }

  /** The wire code. */
  get code(): number | string {
    return this.#definition.code;
  }

  static {
    brand(this.prototype, FAILURE, (error) => error.#definition);
  }
}

/** A fault raised by hand: whichever contract rules the request's path says which code it is. Made by {@link fault}. */
export class FaultError extends Error {
  readonly fault: FaultName;
  readonly #details: FailureDetails | undefined;

  constructor(name: FaultName, details: FailureDetails | undefined) {
    super(name);
    this.fault = name;
    this.#details = details;
    if (details?.cause !== undefined) this.cause = details.cause;
  }

  /** What goes along with it. Not an own member: a log would show its cause twice. */
  get details(): FailureDetails | undefined {
    return this.#details;
  }

  override get name(): string {
    return 'FaultError';
  }

  static {
    brand(this.prototype, FAULT, (error) => error.fault);
  }
}

/**
 * A failure for what is no code of the author's: shared middleware raises it, and the contract that rules the path
 * answers. The status is the fault's own.
 *
 * @returns the error, to be thrown or returned
 * @example throw fault('unavailable', { cause, retryAfter: 30 });
 */
export function fault(name: FaultName, details?: Omit<FailureDetails, 'status'>): FaultError {
  return withoutStack(() => new FaultError(name, details));
}

/** Whether a value is a failure made by any copy of this package. */
export function isFailure(value: unknown): value is ApiError {
  return definitionOf(value) !== undefined;
}

/** The definition behind a failure, or `undefined` for anything else. */
export function definitionOf(value: unknown): FailureDefinition | undefined {
  const definition = peek(value, FAILURE);
  return peek(definition, 'contract') === undefined ? undefined : (definition as FailureDefinition);
}

/**
 * Makes an error without collecting its stack, which is most of an error's price: a declared failure says where it is
 * from by its reason. The limit is one for the whole process, so it is put back at once.
 */
export function withoutStack<E extends Error>(make: () => E): E {
  const limit = Error.stackTraceLimit;
  try {
    Error.stackTraceLimit = 0;
  } catch {
    return make(); // Frozen intrinsics: the stack is collected.
  }
  try {
    return make();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
