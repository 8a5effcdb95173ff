import { describe, expect, test } from 'vitest';
import { codeEnvelope } from './code-envelope.ts';
import type { SuccessParts } from './envelope.ts';
import { toPage } from './pagination.ts';
import type { PageInfo } from './pagination.ts';
import { statusEnvelope } from './status-envelope.ts';

const linkTo = (key: number | string): string => `/list?page=${key}`;
const written = (body: unknown): unknown => JSON.parse(JSON.stringify(body));
const parts = (data: unknown, more: Partial<SuccessParts> = {}): SuccessParts => ({ data, linkTo, ...more });
const page = (info: PageInfo, rows: readonly unknown[] = [1, 2, 3]): SuccessParts => {
  const made = toPage(rows, info);
  return parts(made.items, { page: made.page });
};

describe('the code envelope', () => {
  const envelope = codeEnvelope();

  test('leaves data out when the handler gave nothing, and keeps null, [], 0 and false', () => {
    expect(written(envelope.success(parts(undefined)))).toEqual({ code: 0, message: 'OK' });
    for (const data of [null, [], 0, false, '']) {
      expect(written(envelope.success(parts(data)))).toEqual({ code: 0, message: 'OK', data });
    }
  });

  test('writes pagination beside data, without a total that is unknown', () => {
    expect(envelope.success(page({ page: 2, pageSize: 3, total: 7 }))).toMatchObject({
      pagination: { page_size: 3, page: 2, total_items: 7 },
    });
    expect(written(envelope.success(page({ offset: 6, limit: 3 })))).toMatchObject({
      pagination: { page_size: 3, page: 3 },
    });
    expect(written(envelope.success(page({ pageSize: 3, nextCursor: 'n' })))).toMatchObject({
      pagination: { page_size: 3, next_cursor: 'n', previous_cursor: null },
    });
  });

  test('writes issues only when asked to', () => {
    const failure = { code: 1000, reason: 'BAD', status: 400, message: 'Bad', issues: [] };
    expect(envelope.failure(failure)).toEqual({ code: 1000, message: 'Bad' });
    expect(codeEnvelope({ errors: true }).failure(failure)).toEqual({ code: 1000, message: 'Bad', errors: [] });
  });

  test('reads back what it wrote', () => {
    const success = written(envelope.success(page({ page: 1, pageSize: 3, total: 3 })));
    expect(envelope.decode(success, 200)).toEqual({
      kind: 'success',
      data: [1, 2, 3],
      page: { size: 3, number: 1, total: 3 },
    });
    const failure = envelope.failure({ code: 5000, reason: 'X', status: 404, message: 'No project' });
    expect(envelope.decode(written(failure), 404)).toEqual({ kind: 'failure', code: 5000, message: 'No project' });
  });

  test('never takes a falsy code for success', () => {
    expect(envelope.decode({ message: 'OK' }, 200).kind).toBe('malformed');
    expect(envelope.decode({ code: null, message: 'OK' }, 200).kind).toBe('malformed');
    expect(envelope.decode({ code: '', message: 'OK' }, 200).kind).toBe('malformed');
    expect(envelope.decode({ code: false, message: 'OK' }, 200).kind).toBe('malformed');
    expect(envelope.decode({ code: '0', message: 'OK' }, 200).kind).toBe('success');
  });
});

describe('the status envelope', () => {
  const envelope = statusEnvelope();

  test('always has data on success, and no meta when there is none', () => {
    expect(envelope.success(parts(undefined))).toEqual({ status: 'success', data: null });
    expect(envelope.success(parts([], { meta: {} }))).toEqual({ status: 'success', data: [] });
    expect(envelope.success(parts(0, { meta: { took: 3 } }))).toEqual({
      status: 'success',
      data: 0,
      meta: { took: 3 },
    });
  });

  test('always writes the code as text', () => {
    expect(envelope.failure({ code: 10005, reason: 'X', status: 404, message: 'Currency was not found' })).toEqual({
      status: 'error',
      message: 'Currency was not found',
      code: '10005',
    });
  });

  test('reads a code that is a number or text as text', () => {
    for (const code of [20000, '20000']) {
      expect(envelope.decode({ status: 'error', message: 'x', code }, 409)).toMatchObject({
        kind: 'failure',
        code: '20000',
      });
    }
  });

  const links = (info: PageInfo, rows?: readonly unknown[]): unknown =>
    (written(envelope.success(page(info, rows))) as { meta: { pagination: unknown } }).meta.pagination;

  test('counts pages as ceil(total / per_page), at least 1', () => {
    expect(links({ page: 1, pageSize: 10, total: 100 }, [])).toMatchObject({
      total_pages: 10,
      total: 100,
      per_page: 10,
    });
    expect(links({ page: 1, pageSize: 10, total: 101 }, [])).toMatchObject({ total_pages: 11 });
    expect(links({ page: 1, pageSize: 10, total: 0 }, [])).toEqual({
      total: 0,
      count: 0,
      per_page: 10,
      current_page: 1,
      total_pages: 1,
      links: { next: null, previous: null, first: '/list?page=1', last: '/list?page=1' },
    });
  });

  test('has null links at the ends, and past the end leads back to the last real page', () => {
    expect(links({ page: 1, pageSize: 3, total: 7 })).toMatchObject({
      links: { previous: null, next: '/list?page=2' },
    });
    expect(links({ page: 3, pageSize: 3, total: 7 })).toMatchObject({
      links: { previous: '/list?page=2', next: null },
    });
    expect(links({ page: 90, pageSize: 3, total: 7 }, [])).toMatchObject({
      count: 0,
      current_page: 90,
      links: { previous: '/list?page=3', next: null, last: '/list?page=3' },
    });
  });

  test('with an unknown total looks one row ahead, and has no total, total_pages or last', () => {
    expect(links({ page: 2, pageSize: 2 }, [1, 2, 3])).toEqual({
      count: 2,
      per_page: 2,
      current_page: 2,
      links: { next: '/list?page=3', previous: '/list?page=1', first: '/list?page=1' },
    });
    expect(links({ page: 2, pageSize: 3 })).toMatchObject({ links: { next: null } });
    expect(links({ page: 2, pageSize: 3, hasNext: true })).toMatchObject({ links: { next: '/list?page=3' } });
  });

  test('walks by offset and by cursor', () => {
    expect(links({ offset: 5, limit: 3, total: 9 })).toMatchObject({
      current_page: 2,
      links: { next: '/list?page=8', previous: '/list?page=2', first: '/list?page=0', last: '/list?page=6' },
    });
    expect(links({ pageSize: 3, nextCursor: 'n', previousCursor: 'p' })).toEqual({
      count: 3,
      per_page: 3,
      links: { next: '/list?page=n', previous: '/list?page=p', first: null },
    });
  });
});

describe.each([codeEnvelope(), statusEnvelope()])('decoding the $name envelope', (envelope) => {
  test.each([
    null,
    undefined,
    true,
    5,
    'text',
    '',
    [],
    {},
    { code: {} },
    { status: 'error' },
    { status: 'ok', code: [] },
    Object.create({ code: 0, status: 'success' }),
  ])('calls %j malformed and does not throw', (body) => {
    expect(envelope.decode(body, 200).kind).toBe('malformed');
  });

  test('does not take a success body for one when the status says failure', () => {
    const body = written(envelope.success(parts(1)));
    expect(envelope.decode(body, 200).kind).toBe('success');
    expect(envelope.decode(body, 500).kind).toBe('malformed');
  });

  test('ignores members it does not know', () => {
    const body = { ...(written(envelope.success(parts(1))) as object), took: 3, ['__proto__']: { x: 1 } };
    expect(envelope.decode(body, 200)).toMatchObject({ kind: 'success', data: 1 });
  });
});

test('a page refuses numbers that are none', () => {
  expect(() => toPage([], { page: 0, pageSize: 10 })).toThrow(/page is 0/);
  expect(() => toPage([], { page: 1, pageSize: 0.5 })).toThrow(/pageSize is 0.5/);
  expect(() => toPage([], { page: 1, pageSize: 10, total: -1 })).toThrow(/total is -1/);
  expect(() => toPage([], { offset: Number.NaN, limit: 10 })).toThrow(/offset is NaN/);
});
