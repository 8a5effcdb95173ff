import type { Answer } from '@kuvert-demo/domain';
import { expect, test } from 'vitest';
import { codeOf, differences } from './compare.ts';

function answer(body: string, headers: Record<string, string> = {}, status = 200): Answer {
  return {
    status,
    headers: new Headers({ 'content-type': 'application/json; charset=utf-8', ...headers }),
    bytes: new TextEncoder().encode(body),
  };
}

const base = answer('{"code":0}', { 'x-request-id': 'tour-1' });

test('answers that are the same do not differ, whatever the server’s own headers say', () => {
  expect(differences(base, answer('{"code":0}', { 'x-request-id': 'tour-1', etag: '"1"', date: 'now' }))).toEqual([]);
});

test('another status, contract header or byte is a difference', () => {
  expect(differences(base, answer('{"code":0}', { 'x-request-id': 'tour-1' }, 201))).toEqual(['status 200/201']);
  expect(differences(base, answer('{"code":0}', { 'x-request-id': 'tour-1', allow: 'GET' }))).toEqual([
    'allow null/GET',
  ]);
  expect(differences(base, answer('{"code": 0}', { 'x-request-id': 'tour-1' }))).toEqual(['body']);
  expect(differences(base, answer('{"code":0}'))).toEqual(['x-request-id tour-1/null']);
});

test('ids that servers made are as good as one another', () => {
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()].map((id) => answer('', { 'x-request-id': id }));
  expect(differences(one ?? base, other ?? base)).toEqual([]);
});

test('a code is read as it stands, and only from JSON', () => {
  expect(codeOf(base)).toBe('0');
  expect(codeOf(answer('{"code":"10005"}'))).toBe('10005');
  expect(codeOf(answer('{"status":"success"}'))).toBeUndefined();
  expect(codeOf(answer('{"code":1}', { 'content-type': 'image/png' }))).toBeUndefined();
  expect(codeOf(answer(''))).toBeUndefined();
});
