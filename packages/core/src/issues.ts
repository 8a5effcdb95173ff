import { peek } from './brand.ts';
import { toSafeText } from './text.ts';

/** Where in a request an input stood. */
export type InputPlace = 'body' | 'query' | 'path' | 'header';

/** One reason an input was refused. It never carries the input. */
export interface Issue {
  /** The members on the way to the value, from the outside in; empty for the input as a whole. */
  readonly path: readonly (string | number)[];
  /** A short stable word, `invalid` where the schema gives none. */
  readonly code: string;
  readonly message: string;
  readonly in?: InputPlace;
}

/** More issues than this help nobody, and let a small body ask for a large answer. */
const MAX_ISSUES = 50;
const MAX_DEPTH = 32;
const PLAIN_KEY = /^[\w.$-]{1,64}$/;
const ISSUE_CODE = /^[A-Za-z][\w.-]{0,63}$/;
const HIDDEN = 'Invalid value';

/**
 * Turns a schema's issues into {@link Issue}s. A path member that is not a plain name may be the caller's own, and is
 * masked; a message is used only where its vendor does not quote the input.
 *
 * @param vendor whose schema it is, `undefined` when that is not known
 */
export function toIssues(issues: unknown, place: InputPlace | undefined, vendor?: string): Issue[] {
  if (!Array.isArray(issues)) return [];
  const found: Issue[] = [];
  for (let at = 0; at < issues.length && at < MAX_ISSUES; at += 1) {
    const issue: unknown = issues[at];
    const said = peek(issue, 'code');
    const path = toPath(peek(issue, 'path'));
    const code = typeof said === 'string' && ISSUE_CODE.test(said) ? said : 'invalid';
    const message = toMessage(issue, said, vendor);
    found.push(place === undefined ? { path, code, message } : { path, code, message, in: place });
  }
  return found;
}

function toPath(path: unknown): (string | number)[] {
  if (!Array.isArray(path)) return [];
  return path.slice(0, MAX_DEPTH).map((member: unknown) => {
    const key = typeof member === 'object' ? peek(member, 'key') : member;
    if (typeof key === 'number') return key;
    return typeof key === 'string' && PLAIN_KEY.test(key) ? key : '?';
  });
}

/**
 * Zod's messages speak of the schema alone, but for the names of unknown keys. Others quote what they refuse, in forms
 * that cannot be told from text; of theirs, only what was expected is repeated.
 */
function toMessage(issue: unknown, code: unknown, vendor: string | undefined): string {
  const message = vendor === 'zod' && code !== 'unrecognized_keys' ? peek(issue, 'message') : undefined;
  if (typeof message === 'string' && message !== '') return toSafeText(message);
  const expected = vendor === undefined ? undefined : peek(issue, 'expected');
  return typeof expected === 'string' && expected !== '' ? toSafeText(`Expected ${expected}`) : HIDDEN;
}
