import { expect, test } from 'vitest';
import { check } from './types.ts';

// The compiler counts the same each time; how long it takes is for the benchmark to say.
test.each([
  ['typed', 52],
  ['failing', 58],
] as const)(
  'a code of a %s registry costs the compiler no more than %i instantiations',
  (kind, most) => {
    const few = check(kind, 100, 1).instantiations;
    const many = check(kind, 1100, 1).instantiations;
    expect((many - few) / 1000).toBeLessThanOrEqual(most);
  },
  60_000,
);
