import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DecodedPage } from './envelope.ts';
import { ask, formats, inEnvelope } from './envelopes.fixture.ts';
import { toPage } from './pagination.ts';
import type { PageInfo } from './pagination.ts';

const size = fc.integer({ min: 1, max: 50 });
const total = fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined });
const cursor = fc.option(fc.string({ unit: 'binary', minLength: 1 }), { nil: null });
const withTotal = <T extends object>(given: T, all: number | undefined): T & { readonly total?: number } =>
  all === undefined ? given : { ...given, total: all };

const info: fc.Arbitrary<PageInfo> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 30 }), size, total)
    .map(([page, pageSize, all]) => withTotal({ page, pageSize }, all)),
  fc
    .tuple(fc.integer({ min: 0, max: 300 }), size, total)
    .map(([offset, limit, all]) => withTotal({ offset, limit }, all)),
  fc
    .tuple(cursor, cursor, size, total)
    .map(([nextCursor, previousCursor, pageSize, all]) => withTotal({ nextCursor, previousCursor, pageSize }, all)),
);
const rows = fc.array(fc.integer(), { maxLength: 60 });

/** What a page says of whether another follows; `undefined` where it says nothing. */
const follows = ({
  hasNext,
  next,
  nextCursor,
  number,
  size: rowsOfPage,
  total: all,
}: DecodedPage): boolean | undefined => {
  if (hasNext !== undefined) return hasNext;
  if (next !== undefined) return next !== null;
  if (nextCursor !== undefined) return nextCursor !== null;
  if (number === undefined || rowsOfPage === undefined || all === undefined) return undefined;
  return number * rowsOfPage < all;
};

describe.each(formats)('a page in the $name envelope', (envelope) => {
  const api = inEnvelope(envelope);

  test('is read back with its items, and with what was said of it', () => {
    const holds = fc.property(rows, info, (list, given) => {
      const { items, page } = toPage(list, given);
      const { decoded } = ask(api, api.page(list, given));
      expect(decoded).toMatchObject({ kind: 'success', data: items });
      const read = (decoded as { readonly page?: DecodedPage }).page ?? {};
      if (read.size !== undefined) expect(read.size).toBe(page.size);
      if (read.number !== undefined) expect(read.number).toBe(page.number);
      if (read.total !== undefined) expect(read.total).toBe(page.total);
      if (read.totalPages !== undefined) expect(read.totalPages).toBe(page.totalPages);
      const said = follows(read);
      // Counted from a row that begins no page, the number of the page says less than the rows do.
      const isAligned = page.offset === undefined || page.offset % page.size === 0;
      if (said !== undefined && isAligned) expect(said).toBe(page.next !== null);
      if (read.nextCursor !== undefined) expect(read.nextCursor).toBe(page.next === null ? null : String(page.next));
    });
    fc.assert(holds, { numRuns: 300 });
  });
});
