/** What identifies a page: its number or offset, or a cursor. */
export type PageKey = number | string;

/** One page of a list, as a handler describes it. Without `total`, `next` is known by looking one row ahead. */
export type PageInfo =
  | {
      /** 1-based. */
      readonly page: number;
      readonly pageSize: number;
      /** Rows in the whole list; left out when unknown. */
      readonly total?: number;
      /** Whether a page follows; needed only when `total` is unknown and no row beyond the page was handed over. */
      readonly hasNext?: boolean;
    }
  | {
      /** Rows before the first one, from 0. */
      readonly offset: number;
      readonly limit: number;
      readonly total?: number;
      readonly hasNext?: boolean;
    }
  | {
      readonly pageSize: number;
      /** Leads to the page after this one; `null` at the end. */
      readonly nextCursor: string | null;
      readonly previousCursor?: string | null;
      readonly total?: number;
    };

/** How a list is walked. */
export type PageStyle = 'page' | 'offset' | 'cursor';

/** A page as envelopes read it. */
export interface Page {
  readonly style: PageStyle;
  /** Rows a full page has. */
  readonly size: number;
  /** Rows this page has. */
  readonly count: number;
  /** 1-based; absent where pages are walked by cursor. */
  readonly number?: number;
  /** Rows before this page; absent where pages are walked by cursor. */
  readonly offset?: number;
  /** Rows in the whole list; absent when unknown. */
  readonly total?: number;
  /** At least 1; absent when unknown. */
  readonly totalPages?: number;
  readonly next: PageKey | null;
  readonly previous: PageKey | null;
  /** Absent for cursors: the first page is the list without one. */
  readonly first?: PageKey;
  readonly last?: PageKey;
}

/** Names and bounds of the page parameters of a contract. */
export interface PagePolicy {
  /** The query parameter for each style of walking, and for the page's size. */
  readonly page: string;
  readonly offset: string;
  readonly cursor: string;
  readonly size: string;
  /** The number of the first page in a query: 1, or 0. What handlers and envelopes see counts from 1. */
  readonly firstPage: 0 | 1;
  readonly defaultSize: number;
  /** A larger size is clamped to it, and the effective one reported. */
  readonly maxSize: number;
}

/** What a contract does unless it says otherwise. */
export const defaultPagePolicy: PagePolicy = {
  page: 'page',
  offset: 'offset',
  cursor: 'cursor',
  size: 'page_size',
  firstPage: 1,
  defaultSize: 20,
  maxSize: 100,
};

/**
 * Works out one page. Rows beyond the page's size, looked up to learn whether a next page exists, are cut off.
 *
 * @throws TypeError when a number is not an integer in its range: the handler's mistake, not the caller's.
 */
export function toPage<Item>(
  rows: readonly Item[],
  info: PageInfo,
): { readonly items: readonly Item[]; readonly page: Page } {
  if ('nextCursor' in info) return toCursorPage(rows, info);
  const byOffset = 'offset' in info;
  const size = checked('limit' in info ? info.limit : info.pageSize, byOffset ? 'limit' : 'pageSize', 1);
  const offset = byOffset ? checked(info.offset, 'offset', 0) : (checked(info.page, 'page', 1) - 1) * size;
  const items = rows.length > size ? rows.slice(0, size) : rows;
  const number = Math.floor(offset / size) + 1;
  const toKey = (startsAt: number): number => (byOffset ? startsAt : Math.floor(startsAt / size) + 1);
  const shared = {
    style: byOffset ? 'offset' : 'page',
    size,
    count: items.length,
    number,
    offset,
    first: toKey(0),
  } as const;
  const previousStart = Math.max(0, offset - size);
  if (info.total === undefined) {
    const hasNext = info.hasNext ?? rows.length > size;
    return {
      items,
      page: {
        ...shared,
        next: hasNext ? toKey(offset + size) : null,
        previous: offset === 0 ? null : toKey(previousStart),
      },
    };
  }
  const total = checked(info.total, 'total', 0);
  const totalPages = Math.max(1, Math.ceil(total / size));
  const lastStart = (totalPages - 1) * size;
  return {
    items,
    page: {
      ...shared,
      total,
      totalPages,
      next: offset + size < total ? toKey(offset + size) : null,
      previous: offset === 0 ? null : toKey(Math.min(previousStart, lastStart)),
      last: toKey(lastStart),
    },
  };
}

function toCursorPage<Item>(
  rows: readonly Item[],
  info: Extract<PageInfo, { nextCursor: string | null }>,
): { readonly items: readonly Item[]; readonly page: Page } {
  const size = checked(info.pageSize, 'pageSize', 1);
  const items = rows.length > size ? rows.slice(0, size) : rows;
  return {
    items,
    page: {
      style: 'cursor',
      size,
      count: items.length,
      next: info.nextCursor,
      previous: info.previousCursor ?? null,
      ...(info.total === undefined ? undefined : { total: checked(info.total, 'total', 0) }),
    },
  };
}

function checked(value: number, name: string, least: number): number {
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new TypeError(`[@kuvert/core] a page's ${name} is ${String(value)}; give an integer of at least ${least}.`);
}
