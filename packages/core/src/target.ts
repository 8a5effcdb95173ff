import { fault } from './failure.ts';

/** A request target (RFC 9112 §3.2) taken apart, still percent-encoded. */
export interface Target {
  readonly path: string;
  /** What follows the first `?`, without it. */
  readonly query: string;
}

/** Decoded query parameters; one that is given twice is a list. Has no prototype. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

const ABSOLUTE_FORM = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*/;

/** Takes a request target apart: origin-form, or absolute-form, whose scheme and authority are ignored. */
export function toTarget(raw: string): Target {
  let rest = raw.startsWith('/') ? raw : raw.replace(ABSOLUTE_FORM, '');
  const hash = rest.indexOf('#');
  if (hash !== -1) rest = rest.slice(0, hash);
  const mark = rest.indexOf('?');
  const path = mark === -1 ? rest : rest.slice(0, mark);
  return { path: path === '' ? '/' : path, query: mark === -1 ? '' : rest.slice(mark + 1) };
}

/** Whether a text is percent-encoded UTF-8 (RFC 3986 §2.1); one that does not decode names no resource. */
export function isDecodable(text: string): boolean {
  if (!text.includes('%')) return true;
  try {
    // The result is used: bundlers take the call for pure and drop it otherwise.
    return decodeURIComponent(text) !== '';
  } catch {
    return false;
  }
}

/**
 * Reads the query of a request target. `+` is a space.
 *
 * @throws FaultError `malformedUrl` when a name or value is not percent-encoded UTF-8.
 */
export function readQuery(target: string): Query {
  const query: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const pair of toTarget(target).query.split('&')) {
    if (pair === '') continue;
    const mark = pair.indexOf('=');
    const name = decode(mark === -1 ? pair : pair.slice(0, mark));
    const value = mark === -1 ? '' : decode(pair.slice(mark + 1));
    const before = query[name];
    if (before === undefined) query[name] = value;
    else if (typeof before === 'string') query[name] = [before, value];
    else before.push(value);
  }
  return query;
}

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch (cause) {
    throw fault('malformedUrl', { cause });
  }
}
