import type { Envelope, Page, SuccessParts } from '@kuvert/core';
import { isRecord, own, toJson } from './json.ts';

/** Where an envelope has the data: under these keys, or its members among others there. */
export interface DataPlace {
  readonly path: readonly (string | number)[];
  readonly isSpread: boolean;
}

const MARK = 'kuvert-mark';

/** A page with everything that may be said of one. */
const page: Page = {
  style: 'page',
  size: 1,
  count: 1,
  number: 2,
  offset: 1,
  total: 3,
  totalPages: 3,
  next: 3,
  previous: 1,
  first: 1,
  last: 3,
};

const parts: Omit<SuccessParts, 'data'> = { linkTo: (key) => `/?page=${key}`, requestId: 'id' };

/**
 * Finds the place of the data by having the envelope write some. What an envelope makes of it is not found again; then it
 * is what stands at `data`.
 *
 * @returns `undefined` where an envelope writes none
 */
export function findData({ success, schemas }: Envelope, isPage: boolean): DataPlace | undefined {
  const item = { [MARK]: MARK };
  const data = isPage ? [item] : item;
  try {
    const found = find(success(isPage ? { ...parts, data, page } : { ...parts, data }), data, item);
    if (found !== undefined) return found;
  } catch {
    // It makes something of data that this is not.
  }
  const { properties } = isPage ? schemas.page : schemas.success;
  return own(properties, 'data') === undefined ? undefined : { path: ['data'], isSpread: false };
}

function find(value: unknown, data: unknown, item: object): DataPlace | undefined {
  if (value === data || (data !== item && isListOf(value, item))) return { path: [], isSpread: false };
  if (!isRecord(value) && !Array.isArray(value)) return undefined;
  if (data === item && own(value, MARK) === MARK) return { path: [], isSpread: true };
  for (const [key, inner] of Object.entries(value)) {
    const found = find(inner, data, item);
    if (found !== undefined) {
      return { path: [Array.isArray(value) ? Number(key) : key, ...found.path], isSpread: found.isSpread };
    }
  }
  return undefined;
}

function isListOf(value: unknown, item: object): boolean {
  return Array.isArray(value) && value.length === 1 && value[0] === item;
}

/** What stands at the place of the data where a handler gave none; `undefined` where nothing does. */
export function nothingAt({ success }: Envelope, { path }: DataPlace): unknown {
  try {
    return path.reduce<unknown>(
      (value, key) => (Array.isArray(value) ? (value as unknown[])[Number(key)] : own(value, String(key))),
      toJson(success({ ...parts, data: undefined })),
    );
  } catch {
    return undefined;
  }
}

/** The names of the headers that an envelope gives a success, in lower case. */
export function headersOf({ headers }: Envelope, isPage: boolean): string[] {
  if (headers === undefined) return [];
  const items = isPage ? { data: [], page } : { data: null };
  try {
    return Object.entries(headers({ ...parts, ...items }) ?? {})
      .filter(([, value]) => value !== undefined)
      .map(([name]) => name.toLowerCase());
  } catch {
    return [];
  }
}
