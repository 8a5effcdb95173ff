import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openDatabase } from './d1.ts';
import type { D1, D1Statement } from './d1.ts';
import { systemEnvironment } from './environment.ts';
import { createIcons } from './resources/icons.ts';
import { createProjects } from './resources/projects.ts';

const toCell = (value: unknown): unknown => (value instanceof Uint8Array ? [...value] : value);

const toRow = (row: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, toCell(value)]));

/** SQLite with D1's manners: rows come from `all`, and the bytes of a BLOB are an array of numbers. */
function openD1(): D1 {
  const sqlite = new DatabaseSync(':memory:');
  const prepare = (sql: string, params: SQLInputValue[] = []): D1Statement => ({
    bind: (...bound) => prepare(sql, bound as SQLInputValue[]),
    async all() {
      const rows = sqlite.prepare(sql).all(...params);
      return { results: rows.map(toRow) };
    },
    run: async () => ({ meta: { changes: Number(sqlite.prepare(sql).run(...params).changes) } }),
  });
  return {
    prepare: (sql) => prepare(sql),
    batch: async (statements) => {
      for (const statement of statements) await statement.run();
    },
  };
}

test('bytes are bytes again', async () => {
  const database = await openDatabase(openD1());
  const icons = createIcons(database, createProjects(database, systemEnvironment()));
  const bytes = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff);
  await icons.put({ user: 'ada', method: 'session', scopes: [] }, 'alder', { type: 'image/png', bytes });
  expect((await icons.get('alder')).bytes).toEqual(bytes);
});

test('a database that was opened before is left as it is', async () => {
  const d1 = openD1();
  const database = await openDatabase(d1);
  expect(await database.run("DELETE FROM project_labels WHERE project = 'alder'")).toBe(10);
  const again = await openDatabase(d1);
  expect(await again.first("SELECT name FROM project_labels WHERE project = 'alder'")).toBeUndefined();
});
