import type { ApiLock } from '../lock/lock.ts';
import type { Note } from './changes.ts';
import { isCovered, isKept, toRangeText } from './ranges.ts';

/** Notes who has taken the wire codes of others: of those that live, of the retired, of the reserved. */
export function compareRanges(was: ApiLock, is: ApiLock, note: Note): void {
  const owners = new Map(Object.entries(was.codes).map(([reason, { code }]) => [String(code), reason]));
  const before = new Map(Object.entries(was.codes));
  for (const [reason, { code, retired }] of Object.entries(is.codes)) {
    // What is retired takes nothing: it is one way of keeping a wire code.
    if (retired === true) continue;
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
    const [from, to] = [was[name].map(toRangeText).join(', '), is[name].map(toRangeText).join(', ')];
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
  // What lives in it has taken it, and is told of above.
  const held = [...is.retired, ...living];
  for (const range of was.retired) {
    if (!isCovered(range, held)) note('retired-lifted', toRangeText(range), 'is no longer retired');
  }
}
