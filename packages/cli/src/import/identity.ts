import type { Merged } from './merge-rows.ts';
import { isReason, proposeReason } from './proposals.ts';

/** A reason, and the wire code where it is another. */
export interface Identity {
  readonly reason: string;
  readonly code?: number | string;
}

/**
 * The reason of a code, said or guessed.
 *
 * @param reasons those that are taken; the new one is added
 * @param codes every wire code there is: a reason without a code of its own is one as well
 */
export function toIdentity(row: Merged, reasons: Set<string>, codes: ReadonlySet<string>): Identity {
  const { code } = row;
  const reason = row.reason ?? ownReason(row, reasons) ?? guess(row, (each) => reasons.has(each) || codes.has(each));
  reasons.add(reason);
  return code === undefined || code === reason ? { reason } : { reason, code: toWireCode(code) };
}

/** A wire code that is a word is a reason as it is: but not E or E1, which are numbers with a letter. */
function ownReason({ code }: Merged, reasons: ReadonlySet<string>): string | undefined {
  return code !== undefined && isReason(code) && /[A-Z].*[A-Z]/.test(code) && !reasons.has(code) ? code : undefined;
}

function guess({ code, texts: [text = ''] }: Merged, isTaken: (reason: string) => boolean): string {
  const isWord = code !== undefined && /[A-Za-z]{2}/.test(code);
  const proposed = (isWord ? proposeReason(code) : undefined) ?? proposeReason(text);
  if (proposed !== undefined && !isTaken(proposed)) return proposed;
  const stem = proposed ?? 'CODE';
  const suffix = (code ?? '')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 7)
    .toUpperCase();
  const suffixed = `${stem}_${suffix}`;
  if (suffix !== '' && !isTaken(suffixed)) return suffixed;
  for (let at = 2; ; at += 1) if (!isTaken(`${stem}_${at}`)) return `${stem}_${at}`;
}

/** A number, unless it would be another one as such: 007 is a text. */
function toWireCode(code: string): number | string {
  return /^(?:0|-?[1-9]\d*)$/.test(code) && Number.isSafeInteger(Number(code)) ? Number(code) : code;
}
