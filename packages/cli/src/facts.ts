import type { CodeEntry, ContractData } from '@kuvert/core';
import { compareText } from './compare-text.ts';
import { toParamKind } from './param-kind.ts';

/** Whether a request may be sent again, as core has it. */
export type RetryClass = NonNullable<CodeEntry['retry']>;

/** One code as the commands see it, and as a lock keeps it: plain data, nothing left to a default. */
export interface CodeFacts {
  /** The code on the wire. */
  readonly code: number | string;
  /** The first is the default. */
  readonly status: readonly number[];
  readonly message: string;
  /** Every param by its name, placeholders included, as a word for its kind. */
  readonly params?: Readonly<Record<string, string>>;
  readonly challenge?: string;
  readonly retry: RetryClass;
  readonly docs?: string;
  readonly deprecated?: string;
  readonly retired?: true;
}

/** The facts of an entry of a registry. */
function toCodeFacts(reason: string, entry: CodeEntry): CodeFacts {
  const { code = reason, message, challenge, retry = 'never', docs, deprecated, retired } = entry;
  const params = toParams(entry);
  return {
    code,
    status: statusesOf(entry),
    message,
    ...(params && { params }),
    ...(challenge !== undefined && { challenge }),
    retry,
    ...(docs !== undefined && { docs }),
    ...(deprecated !== undefined && { deprecated }),
    ...(retired === true && { retired }),
  };
}

/** The facts of all codes of a contract, by reason, in the order of {@link byCode}. */
export function codesOf({ registry }: Pick<ContractData, 'registry'>): ReadonlyMap<string, CodeFacts> {
  const all = Object.entries(registry.entries).map(([reason, entry]): Row => [reason, toCodeFacts(reason, entry)]);
  return new Map(all.toSorted(byCode));
}

type Row = readonly [reason: string, facts: CodeFacts];

/** Numbers before texts, each in their order: the same list however a registry is written. */
function byCode([reasonA, { code: a }]: Row, [reasonB, { code: b }]: Row): number {
  if (typeof a === 'number' && typeof b === 'number' && a !== b) return a - b;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return compareText(String(a), String(b)) || compareText(reasonA, reasonB);
}

/** Every status an entry may answer with; the first is its default. */
function statusesOf({ status }: CodeEntry): readonly number[] {
  return typeof status === 'number' ? [status] : [...status];
}

/** Whether a code is the success. */
export function isSuccess({ status }: Pick<CodeFacts, 'status'>): boolean {
  return (status[0] ?? 0) >= 200 && (status[0] ?? 0) <= 299;
}

function toParams({ params = {}, message, challenge = '' }: CodeEntry): Readonly<Record<string, string>> | undefined {
  const kinds = new Map(Object.entries(params).map(([name, kind]) => [name, toParamKind(kind)]));
  for (const name of placeholdersOf(message + challenge)) if (!kinds.has(name)) kinds.set(name, 'any');
  if (kinds.size === 0) return undefined;
  return Object.fromEntries([...kinds].toSorted(([a], [b]) => compareText(a, b)));
}

/** The names of a template's placeholders. */
function placeholdersOf(template: string): readonly string[] {
  return template.match(/(?<=\{)[A-Za-z_]\w*(?=\})/g) ?? [];
}
