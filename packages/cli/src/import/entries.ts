import { isReason, proposeReason, proposeStatus, saysSuccess } from './proposals.ts';
import { toMessage } from './message.ts';
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
  const merged = merge(rows);
  const hasUnauthenticated = merged.some(({ texts }) => /\bunauthenticated\b/i.test(texts[0] ?? ''));
  const taken = new Set(merged.flatMap(({ reason }) => reason ?? []));
  const succeeding = merged.find(({ code, texts }) => saysSuccess(code, texts[0] ?? ''));
  return merged.map((row) => {
    const { texts, code, notes } = row;
    const proposed: string[] = [];
    const [text = row.reason ?? code ?? ''] = texts;
    const identity = toReason(row, text, taken, proposed);
    const { reason } = identity;
    const said = toStatus(row, row === succeeding, notes);
    if (said === undefined) proposed.push('status');
    const guess = (): number => proposeStatus(code, `${text} ${reason.replaceAll('_', ' ')}`, hasUnauthenticated);
    const status = said ?? [row === succeeding ? 200 : guess()];
    const message = toMessage(texts[0] ?? toSentence(reason));
    if (message !== texts[0]) proposed.push('message');
    if (status.includes(401)) proposed.push('challenge');
    const others = texts.slice(1).map((other) => `the source also says: ${other}`);
    return Object.assign(identity, { status, message, proposed, notes: [...notes, ...others] });
  });
}

interface Merged {
  readonly code: string | undefined;
  readonly reason: string | undefined;
  readonly status: number[];
  readonly texts: string[];
  readonly notes: string[];
}

/** One for each wire code: a source may name one under several statuses. */
function merge(rows: readonly Row[]): readonly Merged[] {
  const found = new Map<string, Merged>();
  for (const { code, reason, status = [], text } of rows) {
    const name = reason !== undefined && isReason(reason) ? reason : undefined;
    const key = code ?? name ?? reason ?? `text ${text ?? ''}`;
    const row = found.get(key) ?? {
      code: code ?? (name === undefined ? reason : undefined),
      reason: name,
      status: [],
      texts: [],
      notes: [],
    };
    found.set(key, row);
    for (const each of status) if (!row.status.includes(each)) row.status.push(each);
    if (text !== undefined && text.trim() !== '' && !row.texts.includes(text)) row.texts.push(text);
  }
  return [...found.values()];
}

/** The reason, said or guessed, and the wire code where it is another. */
function toReason(
  { code, reason: said }: Merged,
  text: string,
  taken: Set<string>,
  proposed: string[],
): { readonly reason: string; readonly code?: number | string } {
  const own = code !== undefined && isReason(code) && /[A-Z].*[A-Z]/.test(code) ? code : undefined;
  const wire = code === undefined ? undefined : toWire(code);
  if (said === undefined && own !== undefined && !taken.has(own)) {
    taken.add(own);
    return { reason: own };
  }
  let reason = said;
  if (reason === undefined) {
    proposed.push('reason');
    const isWord = code !== undefined && /[A-Za-z]{2}/.test(code);
    reason = unique((isWord ? proposeReason(code) : undefined) ?? proposeReason(text) ?? 'CODE', code, taken);
    taken.add(reason);
  }
  return wire === undefined || wire === reason ? { reason } : { reason, code: wire };
}

function toWire(code: string): number | string {
  const number = Number(code);
  return /^(?:0|-?[1-9]\d*)$/.test(code) && Number.isSafeInteger(number) ? number : code;
}

function unique(reason: string, code: string | undefined, taken: ReadonlySet<string>): string {
  const suffix = (code ?? '')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 7)
    .toUpperCase();
  if (reason !== 'CODE' && !taken.has(reason)) return reason;
  if (suffix !== '' && !taken.has(`${reason}_${suffix}`)) return `${reason}_${suffix}`;
  for (let at = 2; ; at += 1) if (!taken.has(`${reason}_${at}`)) return `${reason}_${at}`;
}

/** The statuses of the source that an entry can have: 2xx for the one success, and 300–599 but not 304 for all else. */
function toStatus({ status }: Merged, succeeds: boolean, notes: string[]): readonly number[] | undefined {
  const fits = (each: number): boolean =>
    succeeds ? each < 300 && each >= 200 : each >= 300 && each <= 599 && each !== 304;
  const refused = status.filter((each) => !fits(each));
  if (refused.length > 0) notes.push(`the source says ${refused.join(', ')}`);
  const kept = status.filter(fits);
  return kept.length > 0 ? kept : undefined;
}

function toSentence(reason: string): string {
  const words = reason.toLowerCase().replaceAll('_', ' ').trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
