import { DatabaseSync } from 'node:sqlite';
import type { Database } from './storage/database.ts';
import { schema } from './storage/schema.ts';
import { seedStatements } from './storage/seed.ts';

/** A database in a file or in memory. */
export interface NodeDatabase extends Database {
  close(): void;
}

/**
 * Opens SQLite at a file path or `':memory:'`, with the schema, and with the demo's data if it is new.
 *
 * @example const database = await openDatabase(process.env.DATABASE ?? ':memory:');
 */
export async function openDatabase(location: string): Promise<NodeDatabase> {
  const sqlite = new DatabaseSync(location);
  sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 5000');
  const seed = await seedStatements();
  sqlite.exec('BEGIN IMMEDIATE');
  for (const statement of schema) sqlite.exec(statement);
  if (sqlite.prepare('SELECT name FROM users LIMIT 1').get() === undefined) {
    for (const { sql, params } of seed) sqlite.prepare(sql).run(...params);
  }
  sqlite.exec('COMMIT');
  return {
    all: async <Row>(sql: string, params: Parameters<Database['all']>[1] = []) =>
      sqlite.prepare(sql).all(...params) as Row[],
    first: async <Row>(sql: string, params: Parameters<Database['first']>[1] = []) =>
      sqlite.prepare(sql).get(...params) as Row | undefined,
    run: async (sql, params = []) => Number(sqlite.prepare(sql).run(...params).changes),
    close: () => sqlite.close(),
  };
}
