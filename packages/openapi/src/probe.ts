import type { CodeEntry, ContractData, Envelope, FailureParts } from '@kuvert/core';
import { statusesAsSpeaker } from '@kuvert/core/operations';
import type { Param } from './example.ts';
import { toJson } from './json.ts';

/** One failure as an envelope writes it, and the params that went in. */
export interface Sample {
  readonly value: unknown;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What an envelope writes of one code whatever else is said, and of others in its place. */
export interface Probe {
  readonly mine: readonly Sample[];
  readonly others: readonly unknown[];
}

type Code = Pick<FailureParts, 'code' | 'reason'>;

/** Others than this many tell nothing new. */
const MOST_OTHERS = 20;

/** Every status that a code is answered with, its own first. */
export function statusesOf(reason: string, entry: CodeEntry, contract: ContractData): number[] {
  const speaker = statusesAsSpeaker(reason, contract).toSorted((one, other) => one - other);
  return [...new Set([[entry.status].flat(), speaker].flat())];
}

/** Whether a code can be answered: it is neither the success nor retired. */
export function isRaisable({ status, retired }: CodeEntry): boolean {
  return retired !== true && !String(status).startsWith('2');
}

/** The wire code of an entry. */
export function codeOf(reason: string, entry: CodeEntry): number | string {
  return entry.code ?? reason;
}

/**
 * Has an envelope write a code in many ways, and others in the same ways. What is the same in all of the code's own and
 * not in the others' depends on the code alone. The others come in between: what tells the time is then not the same.
 */
export function probe(reason: string, params: readonly Param[], contract: ContractData, envelope: Envelope): Probe {
  const { entries } = contract.registry;
  const entry = entries[reason] as CodeEntry;
  const statuses = statusesOf(reason, entry, contract);
  const code = codeOf(reason, entry);
  const others = Object.entries(entries)
    .filter(([other, each]) => other !== reason && isRaisable(each))
    .slice(0, MOST_OTHERS)
    .map(([other, each]): Code => ({ reason: other, code: codeOf(other, each) }));
  others.push({ reason: `${reason}_X`, code: typeof code === 'number' ? code + 1 : `${code}_X` });

  const write = (of: Code, more: Omit<FailureParts, keyof Code>): unknown => {
    try {
      return toJson(envelope.failure({ ...of, ...more }));
    } catch {
      // A house format need not take what it is never given.
      return undefined;
    }
  };
  const mine: Sample[] = [];
  const theirs: unknown[] = [];
  const ways = waysToSay(statuses, params, entry.docs);
  for (const way of [...ways, ways[0] as (typeof ways)[number]]) {
    const value = write({ code, reason }, way);
    if (value !== undefined) mine.push({ value, params: way.params ?? {} });
    // The last is after the others.
    if (theirs.length < others.length * ways.length) for (const other of others) theirs.push(write(other, way));
  }
  return { mine, others: theirs.filter((value) => value !== undefined) };
}

/** All that may be different from one failure of a code to the next, one thing at a time. */
function waysToSay(
  statuses: readonly number[],
  params: readonly Param[],
  docs: string | undefined,
): Omit<FailureParts, keyof Code>[] {
  const at = (which: 0 | 1): Record<string, unknown> | undefined =>
    params.length === 0 ? undefined : Object.fromEntries(params.map(({ name, examples }) => [name, examples[which]]));
  const usual = { status: statuses[0] as number, message: 'a', params: at(0), docs };
  const issues = (['body', 'query'] as const).map((place) => ({ path: ['a', 0], code: 'b', message: 'c', in: place }));
  return [
    usual,
    ...[...new Set(statuses.flatMap((status) => [status, neighbourOf(status)]))].map((status) =>
      Object.assign({}, usual, { status }),
    ),
    { ...usual, message: 'b', requestId: 'b', docs: 'https://example.com/b' },
    { ...usual, message: 'c', requestId: 'c', docs: undefined, params: at(1) },
    { ...usual, retryAfter: 1 },
    { ...usual, retryAfter: 2, issues },
    { ...usual, message: 'd', original: 'e', language: 'f' },
  ];
}

/** Another status of the same kind: what depends on the status does not depend on the code. */
function neighbourOf(status: number): number {
  return status % 100 === 99 ? status - 1 : status + 1;
}
