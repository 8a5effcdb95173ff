import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestOf, suggest } from './suggest.ts';

test('the nearest comes first, and what is nothing like it is not named', () => {
  const known = ['PROJECT_NOT_FOUND', 'PROJECT_LOCKED', 'USER_NOT_FOUND', '5000'];
  expect(nearestOf('project_not_fond', known)[0]).toBe('PROJECT_NOT_FOUND');
  expect(nearestOf('locked', known)).toEqual(['PROJECT_LOCKED']);
  expect(nearestOf('xyzzy', known)).toEqual([]);
  expect(suggest('stirct', ['strict', 'json'], '--')).toBe(' (did you mean --strict?)');
  expect(suggest('xyzzy', known)).toBe('');
});

test('a word is nearest to itself', () => {
  const holds = fc.property(fc.string({ minLength: 1, maxLength: 60 }), fc.array(fc.string()), (word, others) => {
    expect(nearestOf(word, [...others, word])[0]?.toUpperCase()).toContain(word.toUpperCase());
  });
  fc.assert(holds);
});
