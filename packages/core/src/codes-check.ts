import type { CodeEntry, CodeRange, Registry } from './codes.ts';
import { hasStrayBrace, placeholdersOf } from './message.ts';
import { toSafeText } from './text.ts';

const REASON = /^[A-Z][A-Z0-9_]*[A-Z0-9]$/;
const MAX_REASON_LENGTH = 63;

/**
 * Holds a registry to its rules.
 *
 * @throws TypeError for the first rule that is broken, naming the entries and the fix.
 */
export function checkCodes(registry: Registry): void {
  const takenBy = new Map<string, string>();
  let success: string | undefined;
  for (const range of [...registry.reserved, ...registry.retired]) checkRange(range);
  for (const [reason, entry] of Object.entries(registry.entries)) {
    checkReason(reason);
    checkMembers(reason, entry);
    checkStatuses(reason, entry);
    checkTexts(reason, entry);
    checkDeprecation(reason, entry, registry);
    const code = entry.code ?? reason;
    checkCode(reason, code);
    const other = takenBy.get(String(code));
    if (other !== undefined) {
      refuse(`code ${code} is used by both ${other} and ${reason}; give one of them another code`);
    }
    takenBy.set(String(code), reason);
    checkRanges(reason, code, registry);
    if (isSuccessEntry(entry)) {
      if (success !== undefined) refuse(`${success} and ${reason} both have a 2xx status; a registry has one success`);
      success = reason;
    }
  }
}

/** Every status an entry may answer with; the first is its default. */
export function statusesOf(entry: CodeEntry): readonly [number, ...number[]] {
  return typeof entry.status === 'number' ? [entry.status] : entry.status;
}

/** Whether an entry is the success of its registry. */
export function isSuccessEntry(entry: CodeEntry): boolean {
  const status = typeof entry.status === 'number' ? entry.status : entry.status[0];
  return status >= 200 && status <= 299;
}

function checkReason(reason: string): void {
  if (!REASON.test(reason) || reason.length > MAX_REASON_LENGTH) {
    refuse(
      `the reason ${JSON.stringify(reason)} is not like PROJECT_NOT_FOUND, at most ${MAX_REASON_LENGTH} characters; rename it`,
    );
  }
}

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

function checkMembers(reason: string, entry: CodeEntry): void {
  for (const name of Object.keys(entry)) {
    if (!MEMBERS.has(name))
      refuse(`${reason} has the member ${name}, which no entry has; remove it or correct its name`);
  }
}

function checkStatuses(reason: string, entry: CodeEntry): void {
  const statuses = statusesOf(entry);
  if (statuses.length === 0) refuse(`${reason} has no status; give it one from 300 to 599`);
  const success = isSuccessEntry(entry);
  for (const status of statuses) {
    const fits = success ? status >= 200 && status <= 299 : status >= 300 && status <= 599 && status !== 304;
    if (!Number.isInteger(status) || !fits) {
      refuse(`${reason} has status ${status}; give it one from 300 to 599 that is not 304 (2xx for the success alone)`);
    }
  }
  if (entry.challenge === undefined && statuses.includes(401)) {
    refuse(`${reason} answers 401 and has no challenge; add one, like challenge: 'Bearer' (RFC 9110 §15.5.2)`);
  }
}

function checkTexts(reason: string, entry: CodeEntry): void {
  if (typeof entry.message !== 'string' || entry.message.trim() === '') {
    refuse(`${reason} has an empty message; say what went wrong`);
  }
  if (toSafeText(entry.message) !== entry.message) {
    refuse(`${reason} has a message with control characters, or longer than 1 KiB; write one short line`);
  }
  if (entry.challenge !== undefined && !/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(entry.challenge)) {
    refuse(`${reason} has a challenge that no header can carry; write it in visible ASCII, like 'Bearer realm="api"'`);
  }
  for (const template of entry.challenge === undefined ? [entry.message] : [entry.message, entry.challenge]) {
    if (!template.includes('{') && !template.includes('}')) continue;
    if (hasStrayBrace(template)) {
      refuse(`${reason} has a brace that is no placeholder in "${template}"; write {name} or leave the brace out`);
    }
    for (const name of placeholdersOf(template)) {
      if (entry.params !== undefined && !Object.hasOwn(entry.params, name)) {
        refuse(`${reason} has the placeholder {${name}} and no param of that name; add ${name} to its params`);
      }
    }
  }
}

function checkDeprecation(reason: string, entry: CodeEntry, registry: Registry): void {
  if (entry.deprecated !== undefined && !Object.hasOwn(registry.entries, entry.deprecated)) {
    refuse(`${reason} is deprecated for ${entry.deprecated}, which is no entry; name the reason that takes its place`);
  }
}

function checkCode(reason: string, code: number | string): void {
  if (typeof code === 'number' ? !Number.isSafeInteger(code) : code === '') {
    refuse(`${reason} has the code ${JSON.stringify(code)}; a wire code is an integer or a text that is not empty`);
  }
}

function checkRange(range: CodeRange): void {
  if (typeof range === 'object' && !(range[0] <= range[1])) {
    refuse(`the range ${toText(range)} is empty; write its smaller end first`);
  }
}

function checkRanges(reason: string, code: number | string, registry: Registry): void {
  for (const range of registry.reserved) {
    if (isWithin(code, range))
      refuse(`${reason} has code ${code}, which is reserved (${toText(range)}); give it another code`);
  }
  for (const range of registry.retired) {
    if (isWithin(code, range))
      refuse(`${reason} has code ${code}, which is retired (${toText(range)}); give it another code`);
  }
}

function isWithin(code: number | string, range: CodeRange): boolean {
  if (typeof range !== 'object') return String(range) === String(code);
  const number = typeof code === 'number' || /^-?\d+$/.test(code) ? Number(code) : Number.NaN;
  return number >= range[0] && number <= range[1];
}

function toText(range: CodeRange): string {
  return typeof range === 'object' ? `${range[0]}–${range[1]}` : String(range);
}

function refuse(problem: string): never {
  throw new TypeError(`[@kuvert/core] ${problem}.`);
}
