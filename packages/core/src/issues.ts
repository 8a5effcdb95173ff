import { peek } from './brand.ts';
import { toSafeText } from './text.ts';
import type { SchemaIssue } from './standard-schema.ts';

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
 * Turns a schema's issues into {@link Issue}s. A message that quotes the refused value, or one of its keys, is
 * replaced, and so is every message when the input is not at hand; so is a path member that is not a plain name.
 */
export function toIssues(issues: unknown, place: InputPlace | undefined, input?: { readonly value: unknown }): Issue[] {
  if (!Array.isArray(issues)) return [];
  return Array.from(issues.slice(0, MAX_ISSUES), (issue: SchemaIssue) => {
    const keys = keysOf(issue);
    const code = peek(issue, 'code');
    return {
      path: keys.map(toPathMember),
      code: typeof code === 'string' && ISSUE_CODE.test(code) ? code : 'invalid',
      message: input === undefined ? HIDDEN : toIssueMessage(issue, valueAt(input.value, keys)),
      ...(place === undefined ? undefined : { in: place }),
    };
  });
}

function keysOf(issue: SchemaIssue): PropertyKey[] {
  const path = peek(issue, 'path');
  if (!Array.isArray(path)) return [];
  return path.slice(0, MAX_DEPTH).map((member: unknown) => {
    const key = typeof member === 'object' ? peek(member, 'key') : member;
    return typeof key === 'number' || typeof key === 'symbol' ? key : String(key);
  });
}

function toPathMember(key: PropertyKey): string | number {
  if (typeof key === 'number') return key;
  return typeof key === 'string' && PLAIN_KEY.test(key) ? key : '?';
}

function valueAt(input: unknown, keys: readonly PropertyKey[]): unknown {
  return keys.reduce<unknown>((value, key) => (typeof value === 'object' ? peek(value, key) : undefined), input);
}

function toIssueMessage(issue: SchemaIssue, value: unknown): string {
  const message = peek(issue, 'message');
  if (typeof message !== 'string' || message === '') return HIDDEN;
  return quotes(message, value, 0) ? HIDDEN : toSafeText(message);
}

/** Whether a message repeats a refused value: itself, or for an object one of its keys or members. */
function quotes(message: string, value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value !== '' && message.includes(value);
  if (typeof value === 'number' || typeof value === 'bigint') return message.includes(String(value));
  if (typeof value !== 'object' || value === null) return false;
  if (depth === MAX_DEPTH) return true;
  return Object.entries(value).some(
    ([key, member]) =>
      (!Array.isArray(value) && key !== '' && message.includes(key)) || quotes(message, member, depth + 1),
  );
}
