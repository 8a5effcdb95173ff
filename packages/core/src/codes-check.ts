import type { CodeEntry, CodeRange, CodeTable, Registry } from './codes.ts';
import { hasStrayBrace } from './message.ts';
import { MAX_MESSAGE_BYTES, toSafeText } from './text.ts';

/** What the check of a registry has learnt of it. */
export interface CodeIndex {
  /** The reasons by wire code, as text. */
  readonly reasons: ReadonlyMap<string, string>;
  /** The success, if there is one. */
  success?: string;
  /** One whose wire code is text, if there is one. */
  textual?: string;
}

const REASON = /^[A-Z][A-Z0-9_]{0,61}[A-Z0-9]$/;
/** Visible ASCII whose braces are placeholders: what nearly every text is, so that few need a closer look. */
const PLAIN = /^(?! *$)[ -z|~]*(?:\{[A-Za-z_]\w*\}[ -z|~]*)*$/;

const MEMBERS: ReadonlySet<string> = new Set([
  'challenge',
  'code',
  'deprecated',
  'docs',
  'message',
  'params',
  'retired',
  'retry',
  'status',
] satisfies (keyof CodeEntry)[]);

const indices = new WeakMap<CodeTable, CodeIndex>();

/** What is known of a registry. One that this copy of the package has not checked is held to its rules first. */
export function indexOf(registry: Registry): CodeIndex {
  return indices.get(registry.entries) ?? checkCodes(registry);
}

/**
 * Holds a registry to its rules and freezes its table: in one pass that looks closer only at what is unusual, since a
 * program that starts waits for it.
 *
 * @throws TypeError for the first rule that is broken, naming the entries and the fix.
 */
export function checkCodes({ entries, reserved, retired }: Registry): CodeIndex {
  const reasons = new Map<string, string>();
  const index: CodeIndex = { reasons };
  const ranges = [...reserved, ...retired];
  for (const range of ranges) {
    if (typeof range === 'object' && !(range[0] <= range[1])) {
      refuse(`the range ${toText(range)} is empty; write its smaller end first`);
    }
  }
  for (const reason of Object.keys(entries)) {
    const entry = entries[reason] as CodeEntry;
    const { code, params, challenge, deprecated } = entry;
    if (!REASON.test(reason)) {
      refuse(`the reason ${JSON.stringify(reason)} is not like PROJECT_NOT_FOUND, at most 63 characters; rename it`);
    }
    // Besides status and message, which are missed below.
    const usual = Number(code !== undefined) + Number(params !== undefined) + Number(challenge !== undefined);
    if (Object.keys(entry).length !== 2 + usual) checkMembers(reason, entry);
    const succeeds = checkStatus(reason, entry);
    checkTexts(reason, entry);
    if (deprecated !== undefined && !Object.hasOwn(entries, deprecated)) {
      refuse(`${reason} is deprecated for ${deprecated}, which is no entry; name the reason that takes its place`);
    }
    if (typeof code !== 'number') index.textual ??= reason;
    if (typeof code === 'number' ? !Number.isSafeInteger(code) : code === '') {
      refuse(`${reason} has the code ${JSON.stringify(code)}; a wire code is an integer or a text that is not empty`);
    }
    const wire = String(code ?? reason);
    const other = reasons.get(wire);
    if (other !== undefined) {
      refuse(`code ${wire} is used by both ${other} and ${reason}; give one of them another code`);
    }
    reasons.set(wire, reason);
    const range = ranges.length > 0 ? ranges.find((each) => isWithin(wire, each)) : undefined;
    if (range !== undefined) {
      const kept = reserved.includes(range) ? 'reserved' : 'retired';
      refuse(`${reason} has code ${wire}, which is ${kept} (${toText(range)}); give it another code`);
    }
    if (succeeds) {
      if (index.success !== undefined) {
        refuse(`${index.success} and ${reason} both have a 2xx status; a registry has one success`);
      }
      index.success = reason;
    }
    Object.freeze(entry);
  }
  Object.freeze(entries);
  indices.set(entries, index);
  return index;
}

/** Every status an entry may answer with; the first is its default. */
export function statusesOf({ status }: CodeEntry): readonly [number, ...number[]] {
  return typeof status === 'number' ? [status] : status;
}

/** Whether an entry is the success of its registry. */
export function isSuccessEntry(entry: CodeEntry): boolean {
  return isSuccess(statusesOf(entry)[0]);
}

function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}

function checkMembers(reason: string, entry: CodeEntry): void {
  const unknown = Object.keys(entry).find((name) => !MEMBERS.has(name));
  if (unknown !== undefined) {
    refuse(`${reason} has the member ${unknown}, which no entry has; remove it or correct its name`);
  }
}

/** Says whether it is that of a success. */
function checkStatus(reason: string, { status, challenge }: CodeEntry): boolean {
  // The usual failure.
  if (Number.isInteger(status) && (status as number) >= 402 && (status as number) <= 599) return false;
  const statuses = typeof status === 'object' ? Object.freeze(status) : [status];
  const [first] = statuses;
  if (first === undefined) refuse(`${reason} has no status; give it one from 300 to 599`);
  const succeeds = isSuccess(first);
  for (const each of statuses) {
    const fits = succeeds ? isSuccess(each) : each >= 300 && each <= 599 && each !== 304;
    if (!fits || !Number.isInteger(each)) {
      refuse(`${reason} has status ${each}; give it one from 300 to 599 that is not 304 (2xx for the success alone)`);
    }
  }
  if (challenge === undefined && statuses.includes(401)) {
    refuse(`${reason} answers 401 and has no challenge; add one, like challenge: 'Bearer' (RFC 9110 §15.5.2)`);
  }
  return succeeds;
}

function checkTexts(reason: string, { message, challenge, params }: CodeEntry): void {
  if (typeof message !== 'string' || message.length > MAX_MESSAGE_BYTES || !PLAIN.test(message)) {
    checkMessage(reason, message);
  }
  if (challenge !== undefined && (!PLAIN.test(challenge) || challenge.trim() !== challenge)) {
    checkChallenge(reason, challenge);
  }
  if (params === undefined) return;
  Object.freeze(params);
  const template = challenge === undefined ? message : message + challenge;
  for (let at = template.indexOf('{'); at !== -1; at = template.indexOf('{', at + 1)) {
    const name = template.slice(at + 1, template.indexOf('}', at));
    if (!Object.hasOwn(params, name)) {
      refuse(`${reason} has the placeholder {${name}} and no param of that name; add ${name} to its params`);
    }
  }
}

function checkMessage(reason: string, message: unknown): void {
  if (typeof message !== 'string' || message.trim() === '') {
    return refuse(`${reason} has an empty message; say what went wrong`);
  }
  if (toSafeText(message) !== message) {
    refuse(`${reason} has a message with control characters, or longer than 1 KiB; write one short line`);
  }
  checkBraces(reason, message);
}

function checkChallenge(reason: string, challenge: string): void {
  if (!/^(?! )[ -~]+(?<! )$/.test(challenge)) {
    refuse(`${reason} has a challenge that no header can carry; write it in visible ASCII, like 'Bearer realm="api"'`);
  }
  checkBraces(reason, challenge);
}

function checkBraces(reason: string, template: string): void {
  if (hasStrayBrace(template)) {
    refuse(`${reason} has a brace that is no placeholder in "${template}"; write {name} or leave the brace out`);
  }
}

function isWithin(code: string, range: CodeRange): boolean {
  if (typeof range !== 'object') return String(range) === code;
  const number = /^-?\d+$/.test(code) ? Number(code) : Number.NaN;
  return number >= range[0] && number <= range[1];
}

function toText(range: CodeRange): string {
  return typeof range === 'object' ? `${range[0]}–${range[1]}` : String(range);
}

/** Refuses a definition. */
export function refuse(problem: string): never {
  throw new TypeError(`[@kuvert/core] ${problem}.`);
}
