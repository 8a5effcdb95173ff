import { expect, test } from 'vitest';
import { Pump } from './pump.ts';

const contentOf = (source: unknown) => ({ status: 200, headers: undefined, source, isTaken: false });

test('a source of nothing but empty chunks leaves others their turn, and can be stopped', async () => {
  let isClosed = false;
  const source = {
    async *[Symbol.asyncIterator]() {
      try {
        for (;;) yield '';
      } finally {
        isClosed = true;
      }
    },
  };
  const pump = new Pump(contentOf(source), undefined);
  setTimeout(() => pump.stop(), 5);
  expect(await pump.next()).toBe(undefined);
  await Promise.resolve();
  expect(isClosed).toBe(true);
});
