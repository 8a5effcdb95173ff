import type { DecodedPage, PagePolicy } from '@kuvert/core/client';

/** How a list is walked. */
export type Style = 'page' | 'offset' | 'cursor';

/** A page that was read. */
export interface ReadPage {
  /** Where it was asked for. */
  readonly url: URL;
  /** What it says of itself, if it does. */
  readonly page: DecodedPage | undefined;
  /** How many items it has. */
  readonly count: number;
}

/**
 * Where the page after this one is; `undefined` where this one is the last. What the list says counts first: a cursor,
 * then a link. Otherwise pages are counted for as long as the list says there are more, or each is full.
 */
export function toNext(read: ReadPage, policy: PagePolicy, by: Style | undefined): string | undefined {
  const { nextCursor, next } = read.page ?? {};
  if (by === 'page') return afterNumber(read, policy);
  if (by === 'offset') return afterOffset(read, policy);
  if (typeof nextCursor === 'string') return at(read.url, policy.cursor, nextCursor);
  if (by === 'cursor') return undefined;
  if (typeof next === 'string') return next;
  const isEnd = read.page === undefined || nextCursor === null || next === null;
  return isEnd ? undefined : afterNumber(read, policy);
}

function afterNumber(read: ReadPage, policy: PagePolicy): string | undefined {
  const { url, count, page = {} } = read;
  const number = page.number ?? numberAt(url, policy.page, policy.firstPage) + 1 - policy.firstPage;
  const { totalPages = Math.ceil((page.total ?? Infinity) / (page.size ?? numberAt(url, policy.size, count))) } = page;
  return hasMore(read, policy, number < totalPages) ? at(url, policy.page, number + policy.firstPage) : undefined;
}

function afterOffset(read: ReadPage, policy: PagePolicy): string | undefined {
  const { url, count, page = {} } = read;
  const offset = numberAt(url, policy.offset, 0) + count;
  return hasMore(read, policy, offset < (page.total ?? Infinity)) ? at(url, policy.offset, offset) : undefined;
}

/** Whether a page follows. Of a list that does not say how long it is, one that is not full is the last. */
function hasMore({ url, count, page = {} }: ReadPage, policy: PagePolicy, isWithin: boolean): boolean {
  if (page.hasNext !== undefined) return page.hasNext;
  if (count === 0 || !isWithin) return false;
  const isBounded = page.total !== undefined || page.totalPages !== undefined;
  return isBounded || count >= (page.size ?? numberAt(url, policy.size, 1));
}

function at(url: URL, name: string, value: string | number): string {
  const there = new URL(url);
  there.searchParams.set(name, String(value));
  return there.href;
}

function numberAt(url: URL, name: string, otherwise: number): number {
  const value = url.searchParams.get(name) ?? '';
  return /^\d{1,15}$/.test(value) ? Number(value) : otherwise;
}
