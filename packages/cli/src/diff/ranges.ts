import type { CodeRange } from '../lock/lock.ts';

/** Whether a wire code lies in one of the ranges, read as core does: 5000 and '5000' are one. */
export function isKept(code: number | string, ranges: readonly CodeRange[]): boolean {
  const number = toNumber(code);
  return ranges.some((range) =>
    typeof range === 'object' ? number >= range[0] && number <= range[1] : String(range) === String(code),
  );
}

/** Whether every wire code of a range lies in some of these, however they part it among them. */
export function isCovered(range: CodeRange, ranges: readonly CodeRange[]): boolean {
  if (typeof range !== 'object') return isKept(range, ranges);
  const [from, to] = range;
  let reached = from;
  for (const [start, end] of ranges.map(toInterval).toSorted(([a], [b]) => a - b)) {
    // The next number that is still to be found.
    if (start <= reached) reached = Math.max(reached, end + 1);
  }
  return reached > to;
}

/** A range as people write it. */
export function toRangeText(range: CodeRange): string {
  return typeof range === 'object' ? `${range[0]}–${range[1]}` : String(range);
}

/** A text that is no number lies nowhere. */
function toInterval(range: CodeRange): readonly [number, number] {
  if (typeof range === 'object') return range;
  const number = toNumber(range);
  return Number.isNaN(number) ? [Infinity, -Infinity] : [number, number];
}

function toNumber(code: number | string): number {
  return /^-?\d+$/.test(String(code)) ? Number(code) : Number.NaN;
}
