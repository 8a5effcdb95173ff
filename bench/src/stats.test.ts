import { expect, test, vi } from 'vitest';
import { time } from './inject/rounds.ts';
import { quantile, toFigure } from './stats.ts';

test('a median lies in the middle, between two where there are two', () => {
  expect(quantile([3, 1, 2])).toBe(2);
  expect(quantile([4, 1, 3, 2])).toBe(2.5);
  expect(quantile([1, 2, 3, 4, 5], 0.25)).toBe(2);
  expect(toFigure([3, 1, 2])).toEqual({ value: 2, from: 1, to: 3 });
});

test('what takes four times as long is a fourth as fast, and the twin is as fast', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const takes = (milliseconds: number) => async (requests: number) => {
    now += requests * milliseconds;
  };
  const timings = await time(
    new Map([
      ['once', takes(0.25)],
      ['four times', takes(1)],
    ]),
    'once',
    9,
  );
  expect(timings['four times']).toEqual({ ratio: 0.25, micros: 1000 });
  expect(timings['twin']).toEqual({ ratio: 1, micros: 250 });
  vi.restoreAllMocks();
});
