import { toIdentity } from './identity.ts';
import { mergeRows } from './merge-rows.ts';
import type { Merged } from './merge-rows.ts';
import { toMessage } from './message.ts';
import { proposeStatus, saysSuccess } from './proposals.ts';
import type { Row } from './row.ts';

/** An entry of the registry that is to be written. */
export interface Entry {
  readonly reason: string;
  /** Absent where the reason itself is the wire code. */
  readonly code?: number | string;
  readonly status: readonly number[];
  readonly message: string;
  /** What the source does not say: each is a guess. */
  readonly proposed: readonly string[];
  /** What else the source says, for whoever reads it. */
  readonly notes: readonly string[];
}

/** Entries out of what a source says, with guesses where it is silent: they make a registry that core takes. */
export function toEntries(rows: readonly Row[]): readonly Entry[] {
  const merged = mergeRows(rows);
  const hasUnauthenticated = merged.some(({ texts }) => /\bunauthenticated\b/i.test(texts[0] ?? ''));
  const succeeding = merged.find(({ code, texts }) => saysSuccess(code, texts[0] ?? ''));
  const reasons = new Set(merged.flatMap(({ reason }) => reason ?? []));
  const codes = new Set(merged.flatMap(({ code }) => code ?? []));
  return merged.map((row) => {
    const { texts, code } = row;
    const identity = toIdentity(row, reasons, codes);
    const { reason } = identity;
    const { said, note } = statusesOf(row, row === succeeding);
    const text = `${texts[0] ?? ''} ${reason.replaceAll('_', ' ')}`;
    const status = said ?? [row === succeeding ? 200 : proposeStatus(code, text, hasUnauthenticated)];
    const message = toMessage(texts[0] ?? '') || toSentence(reason);
    const guesses = {
      reason: row.reason === undefined && reason !== code,
      status: said === undefined,
      message: message !== texts[0],
      challenge: status.includes(401),
    };
    const proposed = Object.entries(guesses).flatMap(([name, isGuess]) => (isGuess ? [name] : []));
    const notes = [note, ...texts.slice(1).map((other) => `the source also says: ${other}`)];
    return Object.assign(identity, { status, message, proposed, notes: notes.filter((each) => each !== undefined) });
  });
}

/** The statuses of the source that an entry can have: 2xx for the one success, and 300–599 but not 304 for all else. */
function statusesOf(
  { status }: Merged,
  succeeds: boolean,
): { readonly said: readonly number[] | undefined; readonly note: string | undefined } {
  const fits = (each: number): boolean =>
    succeeds ? each < 300 && each >= 200 : each >= 300 && each <= 599 && each !== 304;
  const kept = status.filter(fits);
  const refused = status.filter((each) => !fits(each));
  return {
    said: kept.length > 0 ? kept : undefined,
    note: refused.length > 0 ? `the source says ${refused.join(', ')}` : undefined,
  };
}

function toSentence(reason: string): string {
  const words = reason.toLowerCase().replaceAll('_', ' ').trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
