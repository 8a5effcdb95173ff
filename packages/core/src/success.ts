import { brand, peek, SUCCESS } from './brand.ts';
import type { ContractData } from './contract.ts';
import { ownMembers } from './own.ts';
import type { HeaderInput } from './headers.ts';
import { toSentKey } from './links.ts';
import type { Page, PageKey } from './pagination.ts';
import { abandon } from './thenable.ts';

/** What may go along with a success. */
export interface SuccessDetails {
  /** More headers. A value with CR, LF, NUL or a character outside latin1 is dropped. */
  readonly headers?: HeaderInput;
  /** More about the answer than its data. Only for envelopes that have a place for it. */
  readonly meta?: Readonly<Record<string, unknown>>;
  /** `Location` (RFC 9110 §10.2.2). */
  readonly location?: string;
}

/**
 * An answer that went well, made by `contract.ok` and its kind, to be returned. `Body` is what a caller decodes;
 * `FailureBody` and `FailureStatus` are what the same route answers when it fails.
 */
export class Success<
  Body = unknown,
  Status extends number = number,
  FailureBody = unknown,
  FailureStatus extends number = number,
> {
  readonly status: Status;
  /** What the handler gave, not yet in its envelope. */
  readonly data: unknown;
  readonly page: Page | undefined;
  readonly details: SuccessDetails | undefined;
  readonly #contract: ContractData;
  /** Only for types. */
  declare readonly body: Body;
  /** Only for types. */
  declare readonly failure: { readonly body: FailureBody; readonly status: FailureStatus };

  /** @throws TypeError for data that is a promise: JSON would write it as `{}`. */
  constructor(
    contract: ContractData,
    status: Status,
    data: unknown,
    page: Page | undefined,
    details: SuccessDetails | undefined,
  ) {
    if (data instanceof Promise) {
      // Rejected, it would end the process: nobody is going to await it.
      abandon(data);
      throw new TypeError('[@kuvert/core] a success was given a promise for its data; await it first.');
    }
    this.#contract = contract;
    this.status = status;
    // JSON has neither: they are nothing, as they are in a list.
    this.data = typeof data === 'function' || typeof data === 'symbol' ? undefined : data;
    this.page = page;
    this.details = ownMembers(details);
  }

  /** The contract that a success of this very copy was made with. */
  static contractOf(value: unknown): ContractData | undefined {
    return typeof value === 'object' && value !== null && #contract in value ? value.#contract : undefined;
  }

  static {
    brand(this.prototype, SUCCESS, (success) => success.#contract);
  }

  /**
   * The enveloped body, for whoever writes this value as JSON before an adapter sees it. Page links are then relative
   * to the request.
   */
  toJSON(): unknown {
    const { data, page, details } = this;
    const { pagination } = this.#contract;
    const style = page?.style ?? 'page';
    const linkTo = (key: PageKey): string =>
      `?${pagination[style]}=${encodeURIComponent(String(toSentKey(pagination, style, key)).toWellFormed())}`;
    return this.#contract.envelope.success({ data, page, meta: details?.meta, linkTo });
  }
}

/** Whether a value is a success made by any copy of this package. */
export function isSuccess(value: unknown): value is Success {
  return contractOf(value) !== undefined;
}

/** The contract a success was made with, or `undefined` for anything else. */
export function contractOf(value: unknown): ContractData | undefined {
  return Success.contractOf(value) ?? (peek(value, SUCCESS) as ContractData | undefined);
}
