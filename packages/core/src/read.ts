import type { InputPlace, Issue } from './issues.ts';

/** Reads an own member of a parsed body; `undefined` for anything that is no object. */
export function member(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name)
    ? (body as Record<string, unknown>)[name]
    : undefined;
}

/** A member that is text. */
export function textAt(body: unknown, name: string): string | undefined {
  const value = member(body, name);
  return typeof value === 'string' ? value : undefined;
}

/** A member that is an integer of at least 0. */
export function countAt(body: unknown, name: string): number | undefined {
  const value = member(body, name);
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

/** A member that may be a wire code. */
export function codeAt(body: unknown, name: string): number | string | undefined {
  const value = member(body, name);
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}

/** A member that is text, or `null`. */
export function textOrNullAt(body: unknown, name: string): string | null | undefined {
  return member(body, name) === null ? null : textAt(body, name);
}

/** A member that is an object with members of its own, and no list. */
export function recordAt(body: unknown, name: string): Readonly<Record<string, unknown>> | undefined {
  const value = member(body, name);
  return isRecord(value) ? value : undefined;
}

/** Whether a value is an object with members, and no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members that are there. */
export function present<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}

/** What there is of issues in a list that somebody else wrote; `undefined` where there is no list. */
export function issuesAt(body: unknown, name: string): readonly Issue[] | undefined {
  const list = member(body, name);
  return Array.isArray(list) ? list.filter(isRecord).map(toIssue) : undefined;
}

const PLACES: ReadonlySet<unknown> = new Set(['body', 'query', 'path', 'header']);

function toIssue({ path, code, message, in: place }: Readonly<Record<string, unknown>>): Issue {
  return {
    path: Array.isArray(path) ? path.filter((key) => /^[sn]/.test(typeof key)) : [],
    code: typeof code === 'string' ? code : 'invalid',
    message: typeof message === 'string' ? message : '',
    ...(PLACES.has(place) && { in: place as InputPlace }),
  };
}
