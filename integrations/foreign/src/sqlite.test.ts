import { DatabaseSync } from 'node:sqlite';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { afterAll, describe, expect, test } from 'vitest';
import { adapters } from './adapters.ts';
import type { Reason } from './contract.ts';

const schema = [
  "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT UNIQUE, name TEXT NOT NULL CHECK (name <> 'UNIQUE'))",
  'CREATE TABLE posts (id TEXT PRIMARY KEY, author INTEGER REFERENCES users (id) ON DELETE RESTRICT) WITHOUT ROWID',
  "INSERT INTO users VALUES (1, 'hunter2', 'ada')",
  "INSERT INTO posts VALUES ('a', 1)",
];

const local = new DatabaseSync(':memory:');
local.exec(`PRAGMA foreign_keys = ON; ${schema.join(';')}`);

const miniflare = new Miniflare(
  convertV4MiniflareOptions({
    modules: true,
    script: 'export default {}',
    compatibilityDate: '2026-11-01',
    d1Databases: ['DB'],
  }),
);
const d1 = await miniflare.getD1Database('DB');
await d1.batch(schema.map((sql) => d1.prepare(sql)));
afterAll(async () => miniflare.dispose());

const databases: readonly (readonly [name: string, run: (sql: string) => unknown, original: object])[] = [
  ['node:sqlite', (sql) => local.prepare(sql).run(), { code: 'ERR_SQLITE_ERROR' }],
  ['D1', async (sql) => d1.prepare(sql).run(), { message: expect.stringMatching('^D1_ERROR: ') }],
  ['D1, in a batch', async (sql) => d1.batch([d1.prepare(sql)]), { message: expect.stringMatching('^D1_ERROR: ') }],
];

const statements: readonly (readonly [what: string, sql: string, status: number, reason: Reason])[] = [
  ['a unique column', "INSERT INTO users VALUES (2, 'hunter2', 'bob')", 409, 'CONFLICT'],
  ['a primary key that is the row’s own', "INSERT INTO users VALUES (1, 'x', 'bob')", 409, 'CONFLICT'],
  ['a primary key', "INSERT INTO posts VALUES ('a', 1)", 409, 'CONFLICT'],
  ['a foreign key', "INSERT INTO posts VALUES ('b', 9)", 409, 'CONFLICT'],
  ['a foreign key that restricts a deletion', 'DELETE FROM users', 409, 'CONFLICT'],
  ['NOT NULL', "INSERT INTO users VALUES (3, 'x', NULL)", 500, 'INTERNAL'],
  ['CHECK', "INSERT INTO users VALUES (3, 'x', 'UNIQUE')", 500, 'INTERNAL'],
  ['a mistake', 'SELECT hunter2 FROM nowhere', 500, 'INTERNAL'],
];

describe.each(databases)('%s', (_, run, original) => {
  test.each(statements)('%s', async (_what, sql, status, reason) => {
    const server = await adapters.Fetch(async () => run(sql));
    await server.expect({}, { status, reason, original });
  });
});
