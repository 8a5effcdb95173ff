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
  // What `pageOf` reads has an offset as well, for the database: only a limit tells that rows are counted.
  const byOffset = 'limit' in info;
  const size = byOffset ? checked(info.limit, 'limit', 1) : checked(info.pageSize, 'pageSize', 1);
  const items = rows.length > size ? rows.slice(0, size) : rows;
  const total = info.total === undefined ? undefined : checked(info.total, 'total', 0);
  const shared = { size, count: items.length, ...(total === undefined ? undefined : { total }) };
  if ('nextCursor' in info) {
    return {
      items,
      page: { style: 'cursor', ...shared, next: info.nextCursor, previous: info.previousCursor ?? null },
    };
  }
  const offset = byOffset ? checked(info.offset, 'offset', 0) : (checked(info.page, 'page', 1) - 1) * size;
  const toNumber = (row: number): number => Math.floor(row / size) + 1;
  const toKey = byOffset ? (row: number): number => row : toNumber;
  const lastStart = total === undefined ? undefined : Math.max(0, Math.ceil(total / size) - 1) * size;
  const previousStart = Math.min(Math.max(0, offset - size), lastStart ?? offset);
  const hasNext = total === undefined ? (info.hasNext ?? rows.length > size) : offset + size < total;
  return {
    items,
    page: {
      style: byOffset ? 'offset' : 'page',
      ...shared,
      number: toNumber(offset),
      offset,
      first: toKey(0),
      next: hasNext ? toKey(offset + size) : null,
      previous: offset === 0 ? null : toKey(previousStart),
      ...(lastStart === undefined ? undefined : { totalPages: toNumber(lastStart), last: toKey(lastStart) }),
    },
  };
}

function checked(value: number, name: string, least: number): number {
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new TypeError(`[@kuvert/core] a page's ${name} is ${String(value)}; give an integer of at least ${least}.`);
}
