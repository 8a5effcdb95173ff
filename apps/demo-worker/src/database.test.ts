import { expect, test, vi } from 'vitest';
import { lazyDatabase } from './database.ts';

vi.mock('cloudflare:workers', () => ({ waitUntil: () => undefined }));

/** A D1 that is out of order the first time it is asked. */
function openD1(): { readonly d1: D1Database; readonly batch: ReturnType<typeof vi.fn> } {
  const batch = vi.fn().mockRejectedValueOnce(new Error('D1_ERROR: out of order')).mockResolvedValue([]);
  const statement = { bind: () => statement, all: async () => ({ results: [{ name: 'grace' }] }) };
  return { d1: { prepare: () => statement, batch } as unknown as D1Database, batch };
}

test('questions that come at once wait for one attempt, and the next makes another if it failed', async () => {
  const { d1, batch } = openD1();
  const database = lazyDatabase(d1);
  const attempts = await Promise.allSettled([database.all('SELECT 1'), database.all('SELECT 1')]);
  expect(attempts.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(batch).toHaveBeenCalledTimes(1);
  expect(await database.all('SELECT 1')).toEqual([{ name: 'grace' }]);
  await database.all('SELECT 1');
  expect(batch).toHaveBeenCalledTimes(2);
});
