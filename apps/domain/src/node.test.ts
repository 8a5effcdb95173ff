import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from './node.ts';

const folder = mkdtempSync(join(tmpdir(), 'kuvert-domain-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a file keeps what was changed, and is not filled again', async () => {
  const file = join(folder, 'kept.sqlite');
  const first = await openDatabase(file);
  await first.run("DELETE FROM project_labels WHERE project = 'alder'");
  first.close();
  const second = await openDatabase(file);
  expect(await second.all("SELECT name FROM project_labels WHERE project = 'alder'")).toEqual([]);
  expect(await second.first('SELECT count(*) AS count FROM projects')).toEqual({ count: 25 });
  second.close();
});

test('no row is undefined, and a change tells how many rows it changed', async () => {
  const database = await openDatabase(':memory:');
  expect(await database.first('SELECT name FROM users WHERE name = ?', ['nobody'])).toBeUndefined();
  expect(await database.run('UPDATE projects SET locked = 1 WHERE owner = ?', ['linus'])).toBe(3);
  database.close();
});

test('a statement that fails rejects; it does not throw', async () => {
  const database = await openDatabase(':memory:');
  const failing = database.all('SELECT name FROM nowhere');
  await expect(failing).rejects.toThrow('nowhere');
  database.close();
});
