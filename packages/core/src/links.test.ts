import { describe, expect, test } from 'vitest';
import { toBaseUrlOf, toPageLinks } from './links.ts';
import { isDecodable, readQuery, toTarget } from './target.ts';

const evil = () => 'evil.example';

const link = (raw: string, base = ''): string => toPageLinks(base, toTarget(raw), 'page')(2);

describe('a page link', () => {
  test('keeps every other parameter in its order, and puts the page last', () => {
    expect(link('/leads?page=1&q=a%20b&q=c&per_page=10')).toBe('/leads?q=a%20b&q=c&per_page=10&page=2');
    expect(link('/leads?p%61ge=7&page[]=1')).toBe('/leads?page%5B%5D=1&page=2');
    expect(link('/leads?page&pages=1&=page')).toBe('/leads?pages=1&=page&page=2');
    expect(link('a//b')).toBe('/a//b?page=2');
  });

  test('knows its parameter by the name that is decoded, and one that does not decode as it stands', () => {
    expect(toPageLinks('', toTarget('/a?a+b=1&a%20b=1&ab=1'), 'a b')(2)).toBe('/a?ab=1&a%20b=2');
    expect(toPageLinks('', toTarget('/a?100%=1'), '100%')(2)).toBe('/a?100%25=2');
  });

  test('is built on the base URL, or relative to the origin', () => {
    expect(link('/leads', 'https://api.example.com/v2')).toBe('https://api.example.com/v2/leads?page=2');
    expect(link('/leads')).toBe('/leads?page=2');
  });

  test.each([
    ['//evil.example/leads', '/evil.example/leads?page=2'],
    ['///evil.example', '/evil.example?page=2'],
    ['/\\evil.example', '/%5Cevil.example?page=2'],
    ['https://evil.example/leads?x=1', '/leads?x=1&page=2'],
    ['javascript://evil.example/leads', '/leads?page=2'],
    ['/leads?q="><script>', '/leads?q=%22%3E%3Cscript%3E&page=2'],
    ['/leads?q=a\r\nset-cookie:x', '/leads?q=a%0D%0Aset-cookie:x&page=2'],
    ['/l\u00e9ads?q=\ud800', '/l%C3%A9ads?q=%EF%BF%BD&page=2'],
    ['/leads?q=%zz#x', '/leads?q=%zz&page=2'],
  ])('never leads off the origin or breaks out of its text: %j', (raw, expected) => {
    expect(link(raw)).toBe(expected);
  });
});

test('a base URL is absolute http(s), without query, fragment or user', () => {
  expect(toBaseUrlOf('https://api.example.com/')(evil)).toBe('https://api.example.com');
  expect([toBaseUrlOf(undefined)(evil), toBaseUrlOf('')(evil)]).toEqual(['', '']);
  expect(toBaseUrlOf('http://[::1]:8080/v1/%C3%A9/')(evil)).toBe('http://[::1]:8080/v1/%C3%A9');
  for (const bad of [
    'api.example.com',
    'ftp://x',
    'https://',
    'https://x?y',
    'https://x#y',
    'https://u@x',
    'https://x y',
    '//x',
    'xhttps://a.test',
    'https://a\0b',
    'https://exämple.com',
    'https://x/"',
    'https://x/a b',
    'https://x:99999',
    'https://999.999.999.999',
    'https://[::1',
  ]) {
    expect(() => toBaseUrlOf(bad)).toThrow(/is not like/);
  }
});

test('a target is taken apart in origin and absolute form', () => {
  expect(toTarget('/a/b?c=d?e')).toEqual({ path: '/a/b', query: 'c=d?e' });
  expect(toTarget('http://host:1/a')).toEqual({ path: '/a', query: '' });
  expect(toTarget('http://host')).toEqual({ path: '/', query: '' });
  expect(toTarget('')).toEqual({ path: '/', query: '' });
  expect(toTarget('http://host/')).toEqual({ path: '/', query: '' });
  expect(toTarget('a/http://host/b')).toEqual({ path: 'a/http://host/b', query: '' });
  expect(toTarget('/a#b?c')).toEqual({ path: '/a', query: '' });
});

test('a path that is not percent-encoded UTF-8 is told from one that is', () => {
  expect(['/a', '/%C3%A9', '/%20'].map(isDecodable)).toEqual([true, true, true]);
  expect(['/%', '/%zz', '/%ff', '/%C3'].map(isDecodable)).toEqual([false, false, false, false]);
});

describe('a query', () => {
  test('is decoded, + is a space, and a repeated parameter is a list', () => {
    expect({ ...readQuery('/a?q=a+b%2B&x&y=&q=2&&q=3') }).toEqual({ q: ['a b+', '2', '3'], x: '', y: '' });
  });

  test('has no prototype to trip over', () => {
    const query = readQuery('/a?__proto__=1&constructor=2');
    expect(query['__proto__']).toBe('1');
    expect(query['toString']).toBeUndefined();
    expect({}.constructor).toBe(Object);
  });

  test('that does not decode is a fault', () => {
    expect(() => readQuery('/a?q=%ff')).toThrow(
      expect.objectContaining({ fault: 'malformedUrl', cause: expect.any(URIError) }),
    );
  });
});

describe('several base URLs', () => {
  const several = toBaseUrlOf([
    'https://API.example.com/',
    'http://localhost:3000/api',
    'http://[::1]',
    'https://api.example.com/v2',
  ]);

  test.each<[unknown, string]>([
    ['api.example.com', 'https://API.example.com'],
    ['API.Example.com:443', 'https://API.example.com'],
    ['localhost:3000', 'http://localhost:3000/api'],
    ['[::1]:80', 'http://[::1]'],
  ])('are chosen among by the Host %s', (host, baseUrl) => {
    expect(several(() => host)).toBe(baseUrl);
  });

  test.each([
    'evil.example',
    'localhost',
    'localhost:3001',
    'api.example.com@evil.example',
    'api.example.com\r\nx: y',
    '__proto__',
    '',
    undefined,
    ['localhost:3000', 'evil.example'],
  ])('are never left for the Host %j', (host) => {
    expect(several(() => host)).toBe('https://API.example.com');
  });

  test('are told apart by a port that is compared whole', () => {
    const near = toBaseUrlOf(['https://first.test', 'https://a.test3']);
    expect(near(() => 'a.test:4433')).toBe('https://first.test');
  });

  test('are each checked', () => {
    expect(() => toBaseUrlOf(['https://api.example.com', 'javascript:alert(1)'])).toThrow(/is not like/);
  });
});
