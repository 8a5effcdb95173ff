import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCovered, isKept } from './ranges.ts';

const range = fc.oneof(
  fc.integer({ min: -5, max: 15 }),
  fc.constantFrom('5', 'E1', '__proto__'),
  fc.tuple(fc.integer({ min: -5, max: 15 }), fc.nat(8)).map(([from, more]): [number, number] => [from, from + more]),
);

test('a range is covered just when each of its numbers is kept', () => {
  const holds = fc.property(range, fc.array(range, { maxLength: 6 }), (each, ranges) => {
    const numbers =
      typeof each === 'object' ? Array.from({ length: each[1] - each[0] + 1 }, (_, at) => each[0] + at) : [each];
    expect(isCovered(each, ranges)).toBe(numbers.every((number) => isKept(number, ranges)));
  });
  fc.assert(holds, { numRuns: 2000 });
});
