import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FaultError } from './failure.ts';
import { anything } from './hostile.fixture.ts';
import { toBaseUrlOf, toPageLinks } from './links.ts';
import { defaultPagePolicy } from './pagination.ts';
import { readCursorQuery, readOffsetQuery, readPageQuery } from './page-query.ts';
import { api, request, serve } from './replier.fixture.ts';
import { isDecodable, readQuery, toTarget } from './target.ts';

/** RFC 3986: what a URL is made of, as it is written. */
const WRITTEN = /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/;

const text = fc.string({ unit: 'binary' });
const piece = fc.oneof(
  fc.constantFrom(
    '/',
    '//',
    '\\',
    '..',
    '?',
    '#',
    '&',
    '=',
    '+',
    '%',
    '%2f',
    '%00',
    '%ff',
    '%0d%0a',
    '@',
    ':',
    ' ',
    '\t',
  ),
  fc.constantFrom('\r\n', '\0', '\ud800', 'é', '😀', 'page', 'p%61ge', 'page=1', 'javascript:', 'https://evil.test'),
  text,
);
const pieces = fc.array(piece).map((all) => all.join(''));
const target = fc.oneof(
  pieces,
  pieces.map((rest) => `/${rest}`),
  fc.webUrl({ withQueryParameters: true }),
  text,
);

const accepts = (baseUrl: string): boolean => {
  try {
    return toBaseUrlOf(baseUrl)(() => undefined) !== undefined;
  } catch {
    return false;
  }
};
const base = fc.oneof(
  fc.constantFrom('', 'https://api.example.com', 'http://127.0.0.1:8080/v1/', 'https://[::1]:443', 'https://a.test//'),
  fc
    .oneof(
      fc.webUrl(),
      pieces.map((rest) => `https://${rest}`),
      pieces,
    )
    .filter(accepts),
);

describe('whatever the target, the base URL and the key of a page link', () => {
  const parameter = fc.constantFrom('page', 'page[number]', 'a&b', 'é', 'p+q', ' ');
  const key = fc.oneof(fc.nat(), text);

  test('it is written in the characters of a URL, and leads nowhere but to the configured host', () => {
    const host = fc.oneof(
      fc.constantFrom('api.example.com', 'API.example.com:443', 'evil.test', '[::1]'),
      text,
      anything,
    );
    const bases = fc.array(base, { minLength: 1, maxLength: 3 });
    const holds = fc.property(target, bases, host, parameter, key, (raw, baseUrls, given, name, value) => {
      const made = toPageLinks(
        toBaseUrlOf(baseUrls)(() => given),
        toTarget(raw),
        name,
      )(value);
      expect(made).toMatch(WRITTEN);
      const parsed = new URL(made, 'https://self.test');
      expect(baseUrls.map((baseUrl) => new URL(baseUrl, 'https://self.test').origin)).toContain(parsed.origin);
      expect([parsed.username, parsed.password, parsed.hash]).toEqual(['', '', '']);
      expect(parsed.searchParams.getAll(name)).toEqual([String(value).toWellFormed()]);
    });
    fc.assert(holds, { numRuns: 2000 });
  });

  test('it keeps every other parameter, in its order', () => {
    const holds = fc.property(target, parameter, key, (raw, name, value) => {
      const made = toPageLinks('', toTarget(raw), name)(value);
      const { query } = toTarget(raw);
      fc.pre(isDecodable(query));
      const before = [...new URLSearchParams(`?${query}`)].filter(([each]) => each !== name);
      const after = [...new URL(made, 'https://self.test').searchParams];
      expect(after).toEqual([...before, [name, String(value).toWellFormed()]]);
    });
    fc.assert(holds, { numRuns: 1000 });
  });
});

test('a Location is written in the characters of a URL, whatever was given', () => {
  const holds = fc.property(pieces, (location) => {
    const reply = serve().answer(api.created(1, { location }), request('/'));
    expect(reply?.headers['location']).toMatch(WRITTEN);
  });
  fc.assert(holds);
});

test('a target is taken apart whatever it is', () => {
  const holds = fc.property(target, (raw) => {
    const { path, query } = toTarget(raw);
    expect(path).not.toBe('');
    expect(path).not.toMatch(/[?#]/);
    expect(query).not.toContain('#');
    expect(typeof isDecodable(path)).toBe('boolean');
  });
  fc.assert(holds, { numRuns: 1000 });
});

/** Reads, or is refused as the caller's mistake. */
const read = <T>(reader: () => T): T | undefined => {
  try {
    return reader();
  } catch (error) {
    expect(error).toBeInstanceOf(FaultError);
    return undefined;
  }
};

test('a query is read, or is a fault of the caller’s', () => {
  const holds = fc.property(target, (raw) => {
    const query = read(() => readQuery(raw.toWellFormed()));
    if (query === undefined) return;
    expect(Object.getPrototypeOf(query)).toBeNull();
    const { query: whole } = toTarget(raw.toWellFormed());
    for (const [name, value] of new URLSearchParams(`?${whole}`)) expect([query[name]].flat()).toContain(value);
  });
  fc.assert(holds, { numRuns: 1000 });
});

const sized = (size: number | undefined): void => {
  if (size !== undefined)
    expect(Number.isSafeInteger(size) && size >= 1 && size <= defaultPagePolicy.maxSize).toBe(true);
};
const counted = (count: number | undefined, least: number): void => {
  if (count !== undefined) expect(Number.isSafeInteger(count) && count >= least).toBe(true);
};

test('page numbers are integers in their range, or a fault of the caller’s', () => {
  const number = fc.oneof(fc.nat().map(String), fc.maxSafeInteger().map(String), fc.double().map(String), text);
  const value = fc.oneof(
    number,
    fc.constantFrom('0', '-0', '1e3', '９', '9007199254740991'),
    fc.array(number),
    fc.constant(undefined),
  );
  const query = fc.record({ page: value, offset: value, cursor: value, page_size: value }, { requiredKeys: [] });
  const holds = fc.property(query, (given) => {
    const page = read(() => readPageQuery(given, defaultPagePolicy));
    counted(page?.page, 1);
    counted(page?.offset, 0);
    sized(page?.pageSize);
    const offset = read(() => readOffsetQuery(given, defaultPagePolicy));
    counted(offset?.offset, 0);
    sized(offset?.limit);
    const cursor = read(() => readCursorQuery(given, defaultPagePolicy));
    sized(cursor?.pageSize);
    expect(['string', 'undefined']).toContain(typeof cursor?.cursor);
  });
  fc.assert(holds, { numRuns: 1000 });
});
