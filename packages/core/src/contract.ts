import type { CodeTable, Registry } from './codes.ts';
import type { FailureArguments, ReasonsOf, StatusOf, WireCode } from './codes-types.ts';
import { toFaultTable } from './contract-check.ts';
import { toDefinition } from './definition.ts';
import type { Decoded, Envelope, EnvelopeTypes, FailureBody, HeaderReader, PageBody, SuccessBody } from './envelope.ts';
import type { ApiError, FailureDetails } from './failure.ts';
import type { FaultName, faults, RequiredFault } from './faults.ts';
import type { Languages } from './languages.ts';
import type { Alternatives } from './negotiate.ts';
import { readCursorQuery, readOffsetQuery, readPageQuery } from './page-query.ts';
import type { CursorQuery, OffsetQuery, PageQuery } from './page-query.ts';
import { defaultPagePolicy, toPage } from './pagination.ts';
import type { Page, PageInfo, PagePolicy } from './pagination.ts';
import { raise } from './raise.ts';
import { resolve } from './resolve.ts';
import { Success } from './success.ts';
import type { SuccessDetails } from './success.ts';
import type { Query } from './target.ts';

/** A contract as adapters and tools read it: plain data, and the envelope. */
export interface ContractData {
  readonly registry: Registry;
  readonly envelope: Envelope;
  /** The reason that speaks for each fault; total. */
  readonly faults: Readonly<Record<FaultName, string>>;
  /** The reason that speaks for a bare status of a foreign error, where it differs from the fault table's. */
  readonly statuses: Readonly<Record<number, string>>;
  readonly pagination: PagePolicy;
  /** The envelopes a client may ask for in place of the contract's own; absent where there are none. */
  readonly alternatives: Alternatives | undefined;
  /** Its messages in other languages than its own; absent where there is but one. */
  readonly languages: Languages | undefined;
}

/** The statuses any route may fail with: those of the codes, and those of the faults. */
type AnyFailureStatus<T extends CodeTable> =
  | (StatusOf<T[ReasonsOf<T>['raisable']]> & number)
  | (typeof faults)[FaultName]['status'];

/** A success of a contract; `Body` is its enveloped body. */
type SuccessOf<T extends CodeTable, E extends EnvelopeTypes, Body, Status extends number> = Success<
  Body,
  Status,
  FailureBody<E, WireCode<T, ReasonsOf<T>['raisable']>>,
  AnyFailureStatus<T>
>;

/** What a contract reads back: a failure comes with its reason, `undefined` where the code is newer than this contract. */
type ContractDecoded<T extends CodeTable, Data> =
  | Exclude<Decoded<Data>, { kind: 'failure' }>
  | (Extract<Decoded<Data>, { kind: 'failure' }> & { readonly reason: ReasonsOf<T>['raisable'] | undefined });

/** Registry, envelope, and which code speaks for which fault: how one API answers. */
export interface Contract<
  T extends CodeTable = CodeTable,
  E extends EnvelopeTypes = EnvelopeTypes,
> extends ContractData {
  readonly registry: Registry<T>;
  readonly envelope: Envelope<E>;
  /** The entries of the registry, by reason. */
  readonly codes: T;

  /**
   * 200. Without data, the envelope says what stands for nothing.
   *
   * @throws TypeError for `meta` in an envelope without a place for it, as every success does.
   */
  readonly ok: <Data = undefined>(data?: Data, details?: SuccessDetails) => SuccessOf<T, E, SuccessBody<E, Data>, 200>;
  /** 201, with `Location` when given. */
  readonly created: <Data = undefined>(
    data?: Data,
    details?: SuccessDetails,
  ) => SuccessOf<T, E, SuccessBody<E, Data>, 201>;
  /** 202. */
  readonly accepted: <Data = undefined>(
    data?: Data,
    details?: SuccessDetails,
  ) => SuccessOf<T, E, SuccessBody<E, Data>, 202>;
  /** 204, without a body. */
  readonly noContent: (details?: Pick<SuccessDetails, 'headers'>) => SuccessOf<T, E, null, 204>;
  /**
   * 200 with one page of a list.
   *
   * @throws TypeError when the page's numbers are no integers in their range.
   */
  readonly page: <Item>(
    items: readonly Item[],
    page: PageInfo,
    details?: SuccessDetails,
  ) => SuccessOf<T, E, PageBody<E, readonly Item[]>, 200>;

  /**
   * A failure, to be thrown or returned.
   *
   * @throws TypeError for an unknown or retired reason, a status the code does not have, a missing param, or a 3xx
   * without `location`; all but the last are refused by the compiler first.
   */
  readonly error: <R extends ReasonsOf<T>['raisable']>(
    reason: R,
    ...rest: FailureArguments<T, R, FailureDetails<StatusOf<T[R]> & number>>
  ) => ApiError<R, T[R], StatusOf<T[R]> & number, FailureBody<E, WireCode<T, R>>>;

  /**
   * Reads page number and size from a query.
   *
   * @throws FaultError `invalidInput` when one is no positive integer or lies beyond 2^53.
   */
  readonly pageOf: (query: Query) => PageQuery;
  /** Reads offset and size from a query, as {@link pageOf} does. */
  readonly offsetOf: (query: Query) => OffsetQuery;
  /** Reads cursor and size from a query, as {@link pageOf} does. */
  readonly cursorOf: (query: Query) => CursorQuery;

  /** Reads a parsed body back. Never throws: bytes that are no envelope are `malformed`. */
  readonly decode: <Data = unknown>(body: unknown, status: number, header?: HeaderReader) => ContractDecoded<T, Data>;
}

/** What a contract is defined from. */
export interface ContractDefinition<T extends CodeTable, E extends EnvelopeTypes> {
  readonly codes: Registry<T>;
  readonly envelope: Envelope<E>;
  /** Which code speaks for which fault. Those left out fall back as the fault table says. */
  readonly faults: Readonly<Record<RequiredFault, ReasonsOf<T>['raisable']>> &
    Readonly<Partial<Record<FaultName, ReasonsOf<T>['raisable']>>>;
  /** Which code speaks for a bare status of a foreign error, where the fault table's answer does not fit. */
  readonly statuses?: Readonly<Record<number, ReasonsOf<T>['raisable']>>;
  readonly pagination?: Partial<PagePolicy>;
  /**
   * Envelopes that a client may prefer, as `byAccept` of `@kuvert/core/negotiate` makes them. Answers then have
   * `Vary: Accept`.
   */
  readonly alternatives?: Alternatives;
  /**
   * Messages in more languages, as `byAcceptLanguage` of `@kuvert/core/languages` makes them. Failures then have
   * `Content-Language` and `Vary: Accept-Language`.
   */
  readonly languages?: Languages<ReasonsOf<T>['raisable']>;
}

/**
 * Defines how one API answers.
 *
 * @throws TypeError naming the entry and the fix: a fault whose code is unknown, retired, the success or needs params;
 * a wire code the envelope, or an alternative, cannot write; page sizes that contradict each other; an alternative
 * without a media type of its own; a message in another language that no code can be answered with.
 * @example
 * export const api = defineContract({
 *   codes,
 *   envelope: codeEnvelope(),
 *   faults: { internal: 'INTERNAL_ERROR', badRequest: 'INVALID_PARAMETERS', routeNotFound: 'ROUTE_NOT_FOUND' },
 * });
 */
export function defineContract<const T extends CodeTable, E extends EnvelopeTypes>(
  definition: ContractDefinition<T, E>,
): Contract<T, E> {
  const { codes, envelope, statuses = {}, alternatives, languages } = definition;
  const pagination: PagePolicy = { ...defaultPagePolicy, ...definition.pagination };
  const data: ContractData = {
    registry: codes,
    envelope,
    faults: toFaultTable(definition, pagination),
    statuses,
    pagination,
    alternatives,
    languages,
  };
  const succeed = (status: number, value: unknown, details?: SuccessDetails, page?: Page): never => {
    if (details?.meta !== undefined && !envelope.hasMeta) {
      throw new TypeError(`[@kuvert/core] the ${envelope.name} envelope has no place for meta; put it into the data.`);
    }
    return new Success(contract, status, value, page, details) as never;
  };
  const contract: Contract<T, E> = {
    ...data,
    registry: codes,
    envelope,
    codes: codes.entries,
    ok: (value, details) => succeed(200, value, details),
    created: (value, details) => succeed(201, value, details),
    accepted: (value, details) => succeed(202, value, details),
    noContent: (details) => succeed(204, undefined, details),
    page: (rows, info, details) => {
      const { items, page } = toPage(rows, info);
      return succeed(200, items, details, page);
    },
    error: (reason, ...rest) => raise(toDefinition(contract, reason), rest) as never,
    pageOf: (query) => readPageQuery(query, pagination),
    offsetOf: (query) => readOffsetQuery(query, pagination),
    cursorOf: (query) => readCursorQuery(query, pagination),
    decode: (body, status, header) => resolve(codes, envelope.decode(body, status, header)) as never,
  };
  return Object.freeze(contract);
}
