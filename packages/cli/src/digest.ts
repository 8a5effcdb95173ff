import { createHash } from 'node:crypto';
import { compareText } from './compare-text.ts';

/** JSON whose members stand in one order, so that equal values are equal texts. */
export function toCanonical(value: unknown): string {
  return JSON.stringify(sort(value)) ?? 'null';
}

/** A digest of a value: the same wherever it was made, whatever the order of its members. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(toCanonical(value)).digest('hex');
}

function sort(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sort);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).toSorted(([a], [b]) => compareText(a, b));
  return Object.fromEntries(members.map(([name, member]) => [name, sort(member)]));
}
