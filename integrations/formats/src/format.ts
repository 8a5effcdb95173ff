import type { ApiError, CodeTable, Contract, Envelope, PagePolicy, Success } from '@kuvert/core';

/** A contract of any codes. */
export interface AnyContract extends Omit<Contract, 'error'> {
  readonly error: (reason: string, ...rest: readonly unknown[]) => ApiError;
}

/** An answer that an API's documentation shows. */
export interface Sample {
  readonly name: string;
  /** How the same is answered with a contract in this format. */
  readonly answer: (api: AnyContract) => Success | ApiError;
  /** The path and query it is asked for by; `/` unless said. */
  readonly target?: string;
  readonly status: number;
  readonly body: unknown;
  /** Headers that are documented as well. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The format of a public API. */
export interface Format {
  readonly api: string;
  /** Where it is documented. */
  readonly source: string;
  readonly envelope: Envelope;
  /** Some of its codes; the first three speak for a crash, a bad request and an unknown route. */
  readonly codes: CodeTable;
  readonly pagination?: Partial<PagePolicy>;
  readonly documented: readonly Sample[];
}
