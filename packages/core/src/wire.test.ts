import { expect, test } from 'vitest';
import { addHeaders, addStreamHeaders, joinHeader, setHeader, toAllow, toRetryAfter } from './headers.ts';
import { announcesBody, isJsonType, parseJson } from './json-body.ts';
import { renderChallenge, renderMessage } from './message.ts';
import { toRequestId } from './request-id.ts';
import { MAX_MESSAGE_BYTES } from './text.ts';

test('a header with CR, LF, NUL, another control character or a character outside latin1 is dropped', () => {
  const headers: Record<string, string> = {};
  for (const bad of ['a\rb', 'a\nb', 'a\0b', 'a\u007fb', '中', 5n, Symbol('x'), {}, undefined, null])
    setHeader(headers, 'x', bad);
  for (const bad of ['', 'a b', 'a:b', 'ä', 'a\n']) setHeader(headers, bad, 'fine');
  expect(headers).toEqual({});
  setHeader(headers, 'X-Tab', 'a\té');
  setHeader(headers, 'X-Number', 5);
  expect(headers).toEqual({ 'x-tab': 'a\té', 'x-number': '5' });
});

test('nobody but the reply sets framing and representation', () => {
  const headers: Record<string, string> = {};
  addHeaders(headers, {
    'Content-Length': 5,
    'transfer-encoding': 'chunked',
    'CONTENT-TYPE': 'text/html',
    'Content-Encoding': 'gzip',
    vary: 'Origin',
  });
  expect(headers).toEqual({ vary: 'Origin' });
});

test.each(['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade'])(
  'nobody but the server sets %s, on streams neither',
  (name) => {
    const headers: Record<string, string> = {};
    addHeaders(headers, { [name.toUpperCase()]: 'x' });
    addStreamHeaders(headers, { [name]: 'x', 'Content-Length': '12345', 'Content-Type': 'text/csv' });
    expect(headers).toEqual({ 'content-length': '12345', 'content-type': 'text/csv' });
  },
);

test('Retry-After is whole seconds or an HTTP date, and nothing when it makes no sense', () => {
  expect([toRetryAfter(1.2), toRetryAfter(0)]).toEqual(['2', '0']);
  expect(toRetryAfter(new Date('2026-01-01T00:00:00Z'))).toBe('Thu, 01 Jan 2026 00:00:00 GMT');
  const odd = [new Date('never'), new Date('+010000-01-01'), new Date('-000001-01-01'), '5', 5n, null, undefined];
  for (const bad of [-1, 1e21, Number.NaN, Number.POSITIVE_INFINITY, ...odd]) expect(toRetryAfter(bad)).toBeUndefined();
});

test('Allow has a fixed order, and HEAD wherever GET is', () => {
  expect(toAllow(['delete', 'GET', 'POST', 'PURGE', 'GET'])).toBe('GET, HEAD, POST, DELETE, PURGE');
  expect(toAllow(['MERGE', 'DELETE', 'ACL', 'PATCH', 'PUT', 'POST', 'HEAD'])).toBe(
    'HEAD, POST, PUT, PATCH, DELETE, ACL, MERGE',
  );
  expect(toAllow(['', 'a b', 'PUT\r\nx: y', 'É'])).toBe('');
});

test('Vary is joined name by name, a cookie is added, and any other header gives way', () => {
  expect(joinHeader('vary', undefined, 'Accept')).toBe('Accept');
  expect(joinHeader('vary', 'Origin, accept', 'Accept, Cookie')).toBe('Origin, Accept, Cookie');
  expect(joinHeader('vary', ['Origin', 'Cookie'], 'origin')).toBe('origin, Cookie');
  expect(joinHeader('vary', '*', 'Origin')).toBe('*');
  expect([joinHeader('vary', null, 'Accept'), joinHeader('vary', 'Origin,, ', 'Accept')]).toEqual([
    'Accept',
    'Origin, Accept',
  ]);
  expect(joinHeader('set-cookie', 'a=1', 'a=1')).toEqual(['a=1', 'a=1']);
  expect(joinHeader('set-cookie', ['a=1', 'b=2'], 'c=3')).toEqual(['a=1', 'b=2', 'c=3']);
  expect(joinHeader('etag', '"a"', '"b"')).toBe('"b"');
});

const cut = (text: string): number => Array.from(renderMessage('{a}', { a: text.repeat(2000) })).length;

test('a message is cut at 1 KiB of UTF-8, on a character, and has no control characters or lone surrogates', () => {
  const long = renderMessage('{a}', { a: '€😀'.repeat(9999) });
  expect(new TextEncoder().encode(long).length).toBeLessThanOrEqual(MAX_MESSAGE_BYTES);
  expect(new TextEncoder().encode(long).length).toBeGreaterThan(MAX_MESSAGE_BYTES - 4);
  expect(long.isWellFormed()).toBe(true);
  expect(['a', 'é', '\u07ff', '\u0800', '\uffff', '\u{10000}'].map(cut)).toEqual([1024, 512, 512, 341, 341, 256]);
  expect(renderMessage('{a}', { a: 'x\r\n\u0000\u2028\ud800y' })).toBe('x    \ufffdy');
});

test('a param is text, a number or a truth value, and a template says what it got instead', () => {
  expect(renderMessage('{a} {b} {c} {d} {a}', { a: 'x', b: 1.5, c: true, d: 5n })).toBe('x 1.5 true 5 x');
  expect(() => renderMessage('At {a}', { a: null })).toThrow(/"At {a}" needs the param a .* got null/);
  expect(() => renderMessage('At {a}', { a: {} })).toThrow(/got object/);
  expect(() => renderMessage('At {a}', undefined)).toThrow(/got undefined/);
});

test('a param cannot break out of a challenge’s quoted-string', () => {
  expect(renderChallenge('Bearer scope="{scope}"', { scope: 'é\n中' })).toBe('Bearer scope="???"');
  expect(renderChallenge('Bearer scope="{scope}"', { scope: 'a", realm="b\\' })).toBe(
    'Bearer scope="a\\", realm=\\"b\\\\"',
  );
});

const made = (): string => 'made';

test('a request id is accepted if it is safe, and made if it is not', () => {
  for (const safe of ['abc', 'a-b_c.d~e:f@g+h/i=', 'x'.repeat(128)]) expect(toRequestId(safe, made)).toBe(safe);
  for (const bad of ['', 'x'.repeat(129), 'a b', 'a\nb', '<b>', 'é', undefined, null, ['a'], 5]) {
    expect(toRequestId(bad, made)).toBe('made');
    expect(toRequestId(undefined, () => bad as string)).toMatch(/^[0-9a-f-]{36}$/);
  }
  const fallback = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  expect(toRequestId(undefined, () => 'not safe')).toMatch(fallback);
  expect(
    toRequestId(undefined, () => {
      throw new Error('no entropy');
    }),
  ).toMatch(fallback);
});

test('JSON is told from other types, and from JSON in another charset', () => {
  for (const type of [
    'application/json',
    'Application/JSON; charset=UTF-8',
    'application/merge-patch+json',
    'application/json;charset="utf-8"',
  ]) {
    expect(isJsonType(type)).toBe(true);
  }
  for (const type of [
    undefined,
    null,
    '',
    'text/json',
    'application/jsonp',
    'application/json; charset=latin1',
    'text/plain',
  ]) {
    expect(isJsonType(type)).toBe(false);
  }
});

test('a body is announced by its length or by its transfer coding', () => {
  expect([announcesBody('0', undefined), announcesBody(undefined, undefined), announcesBody(null, null)]).toEqual([
    false,
    false,
    false,
  ]);
  expect([announcesBody('1', undefined), announcesBody(undefined, 'chunked')]).toEqual([true, true]);
});

test('an empty body is none, and one that is not JSON is a fault', () => {
  expect(parseJson('')).toBeUndefined();
  expect(parseJson('0')).toBe(0);
  expect(() => parseJson('{')).toThrow(expect.objectContaining({ fault: 'malformedBody' }));
});
