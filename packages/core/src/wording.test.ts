import { describe, expect, test } from 'vitest';
import { codeEnvelope } from './code-envelope.ts';
import { defineContract } from './contract.ts';
import { defineEnvelope, failure, spread } from './define-envelope.ts';
import type { FailureParts } from './envelope.ts';
import { codes, faults, onError } from './replier.fixture.ts';
import { createReplier } from './replier.ts';
import { statusEnvelope } from './status-envelope.ts';

/** What an envelope is handed of a failure. */
function partsOf(raise: (api: ReturnType<typeof define>) => unknown): FailureParts | undefined {
  let handed: FailureParts | undefined;
  const api = define((parts) => {
    handed = parts;
    return {};
  });
  const replier = createReplier(api, { onError });
  const facts = replier.begin('GET', '/', () => undefined);
  replier.fail(raise(api), facts);
  return handed;
}
const define = (write: (parts: FailureParts) => unknown) =>
  defineContract({ codes, envelope: { ...codeEnvelope(), failure: write }, faults });

describe('an envelope is handed', () => {
  test.each([
    [30, 30],
    [0, 0],
    [0.2, 1],
    [-1, undefined],
    [Number.NaN, undefined],
    [Infinity, undefined],
    ['30' as never, undefined],
    [new Date(0), 0],
    [new Date(Number.NaN), undefined],
    [undefined, undefined],
  ])('for a retryAfter of %s the seconds %s', (retryAfter, seconds) => {
    const details = retryAfter === undefined ? {} : { retryAfter };
    expect(partsOf((api) => api.error('UNAVAILABLE', details))?.retryAfter).toBe(seconds);
  });

  test('params as they are, but for integers that JSON cannot write', () => {
    expect(partsOf((api) => api.error('TOO_MANY_MIRRORS', { max: 3 }))?.params).toEqual({ max: 3 });
    expect(partsOf((api) => api.error('TOO_MANY_MIRRORS', { max: 3n }))?.params).toEqual({ max: '3' });
  });

  test('no language and no original where nothing is translated', () => {
    expect(partsOf((api) => api.error('UNAVAILABLE'))).toMatchObject({ language: undefined, original: undefined });
  });
});

describe('an API that counts its pages from 0', () => {
  const pagination = { firstPage: 0, defaultSize: 2 } as const;
  const api = defineContract({ codes, envelope: statusEnvelope(), faults, pagination });
  const linksOf = (returned: unknown): unknown => {
    const replier = createReplier(api, { onError });
    const reply = replier.answer(
      returned,
      replier.begin('GET', '/list', () => undefined),
    );
    return (JSON.parse(reply?.body ?? '') as { meta: { pagination: { links: unknown } } }).meta.pagination.links;
  };

  test('reads them from 0, and hands them on from 1', () => {
    expect(api.pageOf({})).toEqual({ page: 1, pageSize: 2, offset: 0 });
    expect(api.pageOf({ page: '0' })).toEqual({ page: 1, pageSize: 2, offset: 0 });
    expect(api.pageOf({ page: '3' })).toEqual({ page: 4, pageSize: 2, offset: 6 });
    expect(() => api.pageOf({ page: '-1' })).toThrow('invalidInput');
  });

  test('links them from 0, and leaves offsets and cursors alone', () => {
    const links = { first: '/list?page=0', previous: '/list?page=0', next: '/list?page=2', last: '/list?page=2' };
    expect(linksOf(api.page([1, 2], { page: 2, pageSize: 2, total: 6 }))).toEqual(links);
    expect(linksOf(api.page([1, 2], { offset: 2, limit: 2 }))).toMatchObject({ previous: '/list?offset=0' });
    expect(linksOf(api.page([1], { pageSize: 1, nextCursor: '7' }))).toMatchObject({ next: '/list?cursor=7' });
  });

  test('says so in its contract, or is refused', () => {
    const odd = { firstPage: 2 as never };
    expect(() => defineContract({ codes, envelope: statusEnvelope(), faults, pagination: odd })).toThrow(
      /first page 2/,
    );
  });
});

test('what is always 200 answers 200 for 201 and for nothing, and no envelope else does', () => {
  const house = defineEnvelope({
    name: 'house',
    isAlwaysOk: true,
    success: { ok: true, ...spread },
    failure: { ok: false, code: failure.code },
  });
  const always = defineContract({ codes, envelope: house, faults });
  const usual = defineContract({ codes, envelope: codeEnvelope(), faults });
  const replier = createReplier(usual, { onError });
  const answer = (returned: unknown) => {
    const facts = replier.begin('GET', '/', () => undefined);
    return replier.answer(returned, facts);
  };
  expect(answer(always.created({ a: 1 }))).toMatchObject({ status: 200, isFailure: false, body: '{"a":1,"ok":true}' });
  expect(answer(always.noContent())).toMatchObject({ status: 200, isFailure: false, body: '{"ok":true}' });
  expect(answer(usual.created(1))).toMatchObject({ status: 201 });
  expect(answer(usual.noContent())).toMatchObject({ status: 204, isFailure: false, body: null });
});
