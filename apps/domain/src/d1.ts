import type { Database, Parameter } from './storage/database.ts';
import { schema } from './storage/schema.ts';
import { seedStatements } from './storage/seed.ts';

/** The part of a Cloudflare D1 binding that is used here. */
export interface D1 {
  prepare(sql: string): D1Statement;
  batch(statements: D1Statement[]): Promise<unknown>;
}

/** A prepared D1 statement. */
export interface D1Statement {
  bind(...params: unknown[]): D1Statement;
  all(): Promise<{ readonly results: readonly Record<string, unknown>[] }>;
  run(): Promise<{ readonly meta: { readonly changes: number } }>;
}

/**
 * Wraps a D1 binding, with the schema, and with the demo's data if it is new. Once per isolate is enough.
 *
 * @example const database = await openDatabase(env.DB);
 */
export async function openDatabase(d1: D1): Promise<Database> {
  await d1.batch(schema.map((statement) => d1.prepare(statement)));
  const prepare = (sql: string, params: readonly Parameter[]): D1Statement => d1.prepare(sql).bind(...params);
  const all = async <Row>(sql: string, params: readonly Parameter[] = []): Promise<readonly Row[]> => {
    const { results } = await prepare(sql, params).all();
    return results.map(toRow) as Row[];
  };
  const database: Database = {
    all,
    first: async <Row>(sql: string, params: readonly Parameter[] = []) => (await all<Row>(sql, params))[0],
    run: async (sql, params = []) => (await prepare(sql, params).run()).meta.changes,
  };
  if ((await database.first('SELECT name FROM users LIMIT 1')) === undefined) {
    // A batch is a transaction, and each seed statement leaves alone what is there: two isolates may both get here.
    await d1.batch((await seedStatements()).map(({ sql, params }) => prepare(sql, params)));
  }
  return database;
}

/** D1 hands the bytes of a BLOB back as an array of numbers. */
function toRow(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, Array.isArray(value) ? Uint8Array.from(value) : value]),
  );
}
