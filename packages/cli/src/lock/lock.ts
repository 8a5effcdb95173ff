import type { ContractData } from '@kuvert/core';
import { compareText } from '../compare-text.ts';
import { codesOf } from '../facts.ts';
import type { CodeFacts } from '../facts.ts';
import { toEnvelopeFacts } from './envelope-facts.ts';
import type { EnvelopeFacts } from './envelope-facts.ts';

/** The version of the format this kuvert writes. */
export const lockVersion = 1;

/** One wire code, or an inclusive range of numbers, as a registry has them. */
export type CodeRange = number | string | readonly [from: number, to: number];

/** What one API promised. */
export interface ApiLock {
  readonly envelope: EnvelopeFacts;
  /** The envelopes a client may ask for in its place. */
  readonly alternatives?: readonly EnvelopeFacts[];
  /** By reason. */
  readonly codes: Readonly<Record<string, CodeFacts>>;
  readonly reserved: readonly CodeRange[];
  readonly retired: readonly CodeRange[];
  /** The reason that speaks for each fault. */
  readonly faults: Readonly<Record<string, string>>;
  /** The reason that speaks for a bare status, where it is another than the fault's. */
  readonly statuses: Readonly<Record<string, string>>;
  /** How lists are walked: names of the query's parameters, sizes, the first page. */
  readonly pagination: Readonly<Record<string, string | number>>;
}

/** What was promised, to be compared with what is: plain data, the same bytes for the same contract. */
export interface Lock {
  readonly kuvertLock: typeof lockVersion;
  readonly apis: Readonly<Record<string, ApiLock>>;
}

/**
 * What contracts promise.
 *
 * @returns plain data that survives JSON
 * @example
 * const lock = toLock(new Map([['api', api]]));
 */
export function toLock(apis: ReadonlyMap<string, ContractData>): Lock {
  const named = [...apis].toSorted(([a], [b]) => compareText(a, b));
  return { kuvertLock: lockVersion, apis: Object.fromEntries(named.map(([name, api]) => [name, toApiLock(api)])) };
}

/** A lock as it stands in its file. */
export function toLockText(lock: Lock): string {
  return `${JSON.stringify(lock, undefined, 2)}\n`;
}

function toApiLock(api: ContractData): ApiLock {
  const { registry, envelope, alternatives, faults, statuses, pagination } = api;
  const others = alternatives?.envelopes.map(toEnvelopeFacts) ?? [];
  return {
    envelope: toEnvelopeFacts(envelope),
    ...(others.length > 0 && { alternatives: others.toSorted((a, b) => compareText(a.name, b.name)) }),
    codes: Object.fromEntries(codesOf(api)),
    reserved: toRanges(registry.reserved),
    retired: toRanges(registry.retired),
    faults: sorted(faults),
    statuses: sorted(statuses),
    pagination: sorted(pagination as unknown as Readonly<Record<string, string | number>>),
  };
}

function sorted<Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => compareText(a, b)));
}

function toRanges(ranges: readonly CodeRange[]): readonly CodeRange[] {
  const start = (range: CodeRange): number | string => (typeof range === 'object' ? range[0] : range);
  return ranges.toSorted((a, b) => {
    const [from, to] = [start(a), start(b)];
    return typeof from === 'number' && typeof to === 'number' ? from - to : compareText(String(from), String(to));
  });
}
