import type { Decoded, DecodedPage } from './envelope.ts';
import type { Issue } from './issues.ts';
import { codeAt, countAt, isRecord, member, present, recordAt, textAt, textOrNullAt } from './read.ts';

/** Reads a document back. */
export function decode(body: unknown, status: number): Decoded {
  const errors = member(body, 'errors');
  if (Array.isArray(errors) && errors.length > 0) return readErrors(errors);
  const data = member(body, 'data');
  if (data === undefined) return { kind: 'malformed', problem: 'the body has neither "data" nor "errors"' };
  if (status >= 300) return { kind: 'malformed', problem: `the body says success and the status is ${status}`, data };
  const { page: described, ...meta } = recordAt(body, 'meta') ?? {};
  const links = recordAt(body, 'links');
  const isPage =
    isRecord(described) || (links !== undefined && (Object.hasOwn(links, 'next') || Object.hasOwn(links, 'prev')));
  return {
    kind: 'success',
    data,
    ...(isPage ? { page: readPage(described, links) } : undefined),
    ...(Object.keys(meta).length === 0 ? undefined : { meta }),
  };
}

function readErrors(errors: readonly unknown[]): Decoded {
  const [first] = errors;
  const meta = member(first, 'meta');
  const issues = errors.flatMap(readIssue);
  return {
    kind: 'failure',
    code: codeAt(first, 'code') ?? textAt(first, 'status') ?? 'unknown',
    message: textAt(first, 'title') ?? textAt(first, 'detail') ?? '',
    ...present({
      reason: textAt(meta, 'reason'),
      params: recordAt(meta, 'params'),
      issues: issues.length === 0 ? undefined : issues,
      retryAfter: countAt(meta, 'retry_after'),
      requestId: textAt(first, 'id'),
      docs: textAt(member(first, 'links'), 'about'),
    }),
  };
}

/** An error object that says which input it is about. */
function readIssue(error: unknown): Issue[] {
  const meta = member(error, 'meta');
  const source = member(error, 'source');
  const code = textAt(meta, 'issue');
  if (code === undefined && source === undefined) return [];
  return [{ ...readPlace(source, meta), code: code ?? 'invalid', message: textAt(error, 'detail') ?? '' }];
}

function readPlace(source: unknown, meta: unknown): Pick<Issue, 'path' | 'in'> {
  const pointer = textAt(source, 'pointer');
  if (pointer !== undefined) return { path: pointer.split('/').slice(1).map(toKey), in: 'body' };
  const parameter = textAt(source, 'parameter');
  if (parameter !== undefined) return { path: [parameter], in: 'query' };
  const header = textAt(source, 'header');
  if (header !== undefined) return { path: [header], in: 'header' };
  const path = member(meta, 'path');
  const place = textAt(meta, 'in');
  return {
    path: Array.isArray(path) ? path.filter((key) => typeof key === 'string' || typeof key === 'number') : [],
    ...(place === 'query' || place === 'path' || place === 'header' ? { in: place } : undefined),
  };
}

const unescape = (key: string): string => key.replaceAll('~1', '/').replaceAll('~0', '~');
const toKey = (key: string): string | number => (/^(?:0|[1-9]\d{0,8})$/.test(key) ? Number(key) : unescape(key));

function readPage(described: unknown, links: unknown): DecodedPage {
  return present({
    number: countAt(described, 'number'),
    size: countAt(described, 'size'),
    total: countAt(described, 'total'),
    next: toLink(links, 'next'),
    previous: toLink(links, 'prev'),
    first: toLink(links, 'first'),
    last: toLink(links, 'last'),
  });
}

/** A link is a text, or an object that has one. */
function toLink(links: unknown, name: string): string | null | undefined {
  return (
    textOrNullAt(links, name) ??
    textAt(member(links, name), 'href') ??
    (member(links, name) === null ? null : undefined)
  );
}
