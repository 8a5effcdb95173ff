import { fault } from './failure.ts';
import type { Issue } from './issues.ts';
import type { PagePolicy } from './pagination.ts';
import type { Query } from './target.ts';

/** The page a caller asks for. */
export interface PageQuery {
  /** 1-based. */
  readonly page: number;
  /** The effective size: the default, or what was asked for up to the maximum. */
  readonly pageSize: number;
  /** Rows to skip: `(page - 1) * pageSize`. */
  readonly offset: number;
}

/** The rows a caller asks for. */
export interface OffsetQuery {
  readonly offset: number;
  readonly limit: number;
}

/** The page after a cursor, or the first page. */
export interface CursorQuery {
  readonly cursor: string | undefined;
  readonly pageSize: number;
}

/**
 * Reads the page number and size of a query.
 *
 * @throws FaultError `invalidInput` when one is given that is no positive integer, is given twice, or lies beyond 2^53.
 */
export function readPageQuery(query: Query, policy: PagePolicy): PageQuery {
  const pageSize = readSize(query, policy);
  const { firstPage } = policy;
  const page = (readInteger(query, policy.page, firstPage) ?? firstPage) + 1 - firstPage;
  const offset = (page - 1) * pageSize;
  if (!Number.isSafeInteger(offset)) refuse(policy.page, 'must not lie beyond 2^53 rows');
  return { page, pageSize, offset };
}

/** Reads offset and size of a query; the offset counts from 0. Throws as {@link readPageQuery} does. */
export function readOffsetQuery(query: Query, policy: PagePolicy): OffsetQuery {
  return { offset: readInteger(query, policy.offset, 0) ?? 0, limit: readSize(query, policy) };
}

/** Reads cursor and size of a query. Throws as {@link readPageQuery} does. */
export function readCursorQuery(query: Query, policy: PagePolicy): CursorQuery {
  const cursor = query[policy.cursor];
  if (cursor !== undefined && (typeof cursor !== 'string' || cursor === ''))
    refuse(policy.cursor, 'must be one cursor');
  return { cursor: typeof cursor === 'string' ? cursor : undefined, pageSize: readSize(query, policy) };
}

function readSize(query: Query, policy: PagePolicy): number {
  return Math.min(readInteger(query, policy.size, 1) ?? policy.defaultSize, policy.maxSize);
}

function readInteger(query: Query, name: string, least: number): number | undefined {
  const text = query[name];
  if (text === undefined) return undefined;
  const value = typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(value) && value >= least) return value;
  return refuse(name, least === 1 ? 'must be a positive integer' : 'must be an integer of at least 0');
}

function refuse(name: string, message: string): never {
  const issue: Issue = { path: [name], code: 'invalid', message, in: 'query' };
  throw fault('invalidInput', { issues: [issue] });
}
