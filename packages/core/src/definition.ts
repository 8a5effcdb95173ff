import type { CodeEntry } from './codes.ts';
import { isSuccessEntry, statusesOf } from './codes-check.ts';
import type { ContractData } from './contract.ts';
import { ownMembers } from './own.ts';
import type { Failure } from './failure-body.ts';

/** A code within its contract: what every failure raised with it shares. */
export interface FailureDefinition {
  readonly reason: string;
  /** The wire code. */
  readonly code: number | string;
  /** The first is the default. */
  readonly statuses: readonly [number, ...number[]];
  readonly entry: CodeEntry;
  readonly hasParams: boolean;
  readonly contract: ContractData;
  /** What is answered where nothing goes along: the same each time, so it is made once. */
  readonly plain: Failure;
  /** The body as it goes out, kept once written, where no param changes it. Own from the start: no prototype lends one. */
  body: string | undefined;
}

const definitions = new WeakMap<ContractData, Map<string, FailureDefinition>>();

/**
 * The definition of a reason, made at its first use.
 *
 * @throws TypeError when the reason cannot be raised: it is unknown, retired or the success.
 */
export function toDefinition(contract: ContractData, reason: string): FailureDefinition {
  let ofContract = definitions.get(contract);
  if (ofContract === undefined) definitions.set(contract, (ofContract = new Map<string, FailureDefinition>()));
  let definition = ofContract.get(reason);
  if (definition === undefined) ofContract.set(reason, (definition = define(contract, reason)));
  return definition;
}

function define(contract: ContractData, reason: string): FailureDefinition {
  const { entries } = contract.registry;
  // Definitions are made late: what somebody gave Object.prototype by then is no member of the author's.
  const entry = ownMembers(Object.hasOwn(entries, reason) ? entries[reason] : undefined);
  const problem = unraisable(entry);
  if (entry === undefined || problem !== undefined) {
    throw new TypeError(`[@kuvert/core] ${reason} ${problem}; raise a reason of the contract's registry.`);
  }
  const statuses = statusesOf(entry);
  const definition = {
    reason,
    code: entry.code ?? reason,
    statuses,
    entry,
    hasParams: hasParams(entry),
    contract,
    body: undefined,
  };
  const [status] = statuses;
  const plain = { status, message: entry.message, params: undefined, details: undefined };
  return Object.assign(definition, { plain: { definition, ...plain } as Failure });
}

/** Why an entry cannot be raised; `undefined` when it can. */
export function unraisable(entry: CodeEntry | undefined): string | undefined {
  if (entry === undefined) return 'is no reason of this contract';
  if (entry.retired === true) return 'is retired';
  return isSuccessEntry(entry) ? 'is the success' : undefined;
}

/** Whether raising an entry takes params. */
export function hasParams(entry: CodeEntry): boolean {
  // A brace that is no placeholder was refused.
  return Object.keys(entry.params ?? {}).length > 0 || /\{/.test(entry.message + (entry.challenge ?? ''));
}
