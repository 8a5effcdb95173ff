import { isReason } from './proposals.ts';
import type { Row } from './row.ts';

/** All that a source says of one code. */
export interface Merged {
  /** Absent where the source has nothing but a text. */
  readonly code: string | undefined;
  readonly reason: string | undefined;
  readonly status: readonly number[];
  readonly texts: readonly string[];
}

/** One for each wire code: a source may name one under several statuses. */
export function mergeRows(rows: readonly Row[]): readonly Merged[] {
  const found = new Map<
    string,
    { code: string | undefined; reason: string | undefined; status: number[]; texts: string[] }
  >();
  // A reason that two codes are said to have is the first one's.
  const owners = new Map<string, string>();
  for (const { code: wire, reason: said, status = [], text } of rows) {
    const code = filled(wire) ?? filled(said);
    const words = filled(text);
    if (code === undefined && words === undefined) continue;
    const key = code === undefined ? `text ${words}` : `code ${code}`;
    const row = found.get(key) ?? { code, reason: undefined, status: [], texts: [] };
    found.set(key, row);
    if (said !== undefined && isReason(said) && (owners.get(said) ?? key) === key && row.reason === undefined) {
      row.reason = said;
      owners.set(said, key);
    }
    for (const each of status) if (!row.status.includes(each)) row.status.push(each);
    if (words !== undefined && !row.texts.includes(words)) row.texts.push(words);
  }
  return [...found.values()];
}

function filled(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}
