import { codeEnvelope } from '@kuvert/core/code-envelope';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lockOf } from '../contract.fixture.ts';
import { compareLocks } from '../diff/compare-locks.ts';
import { toLockText } from './lock.ts';
import { readLock } from './read-lock.ts';
import { membersOf } from './schema-members.ts';

const inherited = { constructor: 'integer' } as const;

test('a lock is read back as it was, params named like what every object inherits included', () => {
  const lock = lockOf({
    AA: { code: 7, status: 400, message: '{__proto__}' },
    BB: { code: 8, status: 400, message: 'b', params: inherited },
  });
  const read = readLock(toLockText(lock), 'a lock');
  expect(read).toEqual(lock);
  expect(Object.entries(read.apis['api']?.codes['AA']?.params ?? {})).toEqual([['__proto__', 'any']]);
});

test('codes stand in one order: numbers as numbers', () => {
  const lock = lockOf({ ZZ: { code: 9, status: 400, message: 'z' }, AA: { code: 10_000, status: 400, message: 'a' } });
  expect(Object.keys(lock.apis['api']?.codes ?? {})).toEqual([
    'SUCCESS',
    'INTERNAL_ERROR',
    'ROUTE_NOT_FOUND',
    'ZZ',
    'INVALID_PARAMETERS',
    'AA',
  ]);
});

test('no text is read as a lock, unless it is one, and none ends in an error of ours', () => {
  const whole = lockOf(
    { AA: { code: 7, status: 400, message: '{a}' } },
    { reserved: [3, [7000, 7010]], retired: ['E1'] },
  );
  const text = JSON.parse(toLockText(whole)) as object;
  const paths: string[][] = [];
  const walk = (value: unknown, path: string[]): void => {
    if (path.length > 0) paths.push(path);
    if (typeof value === 'object' && value !== null)
      for (const [key, each] of Object.entries(value)) walk(each, [...path, key]);
  };
  walk(text, []);
  // What cannot become text is rare among random values, and wherever it stands somebody may print it.
  const values = fc.oneof(fc.jsonValue(), fc.constant({ toString: '' }), fc.constant([{ toString: '' }]));
  const holds = fc.property(fc.constantFrom(...paths), values, (path, value) => {
    const broken = structuredClone(text);
    let at = broken as Record<string, Record<string, never>>;
    for (const key of path.slice(0, -1)) at = at[key] as never;
    Object.assign(at, { [path.at(-1) ?? '']: value });
    try {
      compareLocks(readLock(JSON.stringify(broken), 'a lock'), whole);
    } catch (error) {
      expect(String(error)).toMatch(/^Problem: \[@kuvert\/cli\] a lock (?:is no lock: |has the format )/);
    }
  });
  fc.assert(holds, { numRuns: 2000 });
});

test('a schema is told by its members, and not by its prose', () => {
  const { failure } = codeEnvelope({ errors: true }).schemas;
  expect(membersOf(failure)).toMatchObject({
    code: 'integer {"not":{"const":0}}!',
    message: 'string {"minLength":1}!',
    errors: 'array',
    'errors[].message': 'string {"minLength":1}!',
    'errors[].path[]': 'integer or string',
  });
  expect(membersOf({ ...failure, title: 'A failure', description: 'x' })).toEqual(membersOf(failure));
  expect(membersOf({ oneOf: [{ properties: { a: { const: 1 } } }, false] })).toEqual({
    '(oneOf 1)': 'any',
    '(oneOf 1).a': 'any {"const":1}',
    '(oneOf 2)': 'never',
  });
  expect(membersOf(undefined)).toEqual({});
});
