import type { ApiLock, CodeRange } from '../lock/lock.ts';
import type { Note } from './changes.ts';

/** Notes who has taken the wire codes of others: of those that live, of the retired, of the reserved. */
export function compareRanges(was: ApiLock, is: ApiLock, note: Note): void {
  const owners = new Map(Object.entries(was.codes).map(([reason, { code }]) => [String(code), reason]));
  const before = new Map(Object.entries(was.codes));
  for (const [reason, { code }] of Object.entries(is.codes)) {
    const owner = owners.get(String(code));
    if (owner !== undefined && owner !== reason) {
      const isRetired = before.get(owner)?.retired === true;
      note(
        isRetired ? 'retired-taken' : 'code-reused',
        reason,
        `takes ${code}, which ${isRetired ? 'was' : 'is'} ${owner}`,
      );
    } else if (owner === undefined && isKept(code, was.retired)) {
      note('retired-taken', reason, `takes ${code}, which is retired`);
    } else if (owner === undefined && isKept(code, was.reserved)) {
      note('reserved-taken', reason, `takes ${code}, which is reserved`);
    }
  }
  noteLifted(was, is, note);
  for (const name of ['reserved', 'retired'] as const) {
    const [from, to] = [was[name].map(toText).join(', '), is[name].map(toText).join(', ')];
    if (from !== to) note('ranges-changed', name, `${from || 'none'} → ${to || 'none'}`);
  }
}

/** What was retired, and is neither now nor taken: nothing keeps it from being taken by the next release. */
function noteLifted(was: ApiLock, is: ApiLock, note: Note): void {
  const living = new Set(Object.values(is.codes).map(({ code }) => String(code)));
  const isFree = (code: number | string): boolean => !living.has(String(code)) && !isKept(code, is.retired);
  for (const [reason, { code, retired }] of Object.entries(was.codes)) {
    if (retired === true && isFree(code)) note('retired-lifted', reason, `${code} is no longer retired`);
  }
  for (const range of was.retired) {
    const isHeld = typeof range === 'object' ? is.retired.some((each) => includes(each, range)) : !isFree(range);
    if (!isHeld) note('retired-lifted', toText(range), 'is no longer retired');
  }
}

function includes(outer: CodeRange, [from, to]: readonly [number, number]): boolean {
  return typeof outer === 'object' ? outer[0] <= from && outer[1] >= to : from === to && Number(outer) === from;
}

/** Whether a wire code lies in one of the ranges, read as core does: 5000 and '5000' are one. */
function isKept(code: number | string, ranges: readonly CodeRange[]): boolean {
  const number = /^-?\d+$/.test(String(code)) ? Number(code) : Number.NaN;
  return ranges.some((range) =>
    typeof range === 'object' ? number >= range[0] && number <= range[1] : String(range) === String(code),
  );
}

function toText(range: CodeRange): string {
  return typeof range === 'object' ? `${range[0]}–${range[1]}` : String(range);
}
