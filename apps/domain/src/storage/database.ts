/** A value that may be bound to a statement: what SQLite and D1 both take. */
export type Parameter = string | number | null | Uint8Array;

/** One statement with its bound values. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly Parameter[];
}

/**
 * The three questions the services ask of a database. Asynchronous because D1 is; one statement per call because D1
 * prepares one. Values are always bound, never written into the SQL.
 */
export interface Database {
  /** Every row. */
  all<Row>(sql: string, params?: readonly Parameter[]): Promise<readonly Row[]>;
  /** The first row, or `undefined`: also the answer of an `INSERT … ON CONFLICT DO NOTHING RETURNING` that lost. */
  first<Row>(sql: string, params?: readonly Parameter[]): Promise<Row | undefined>;
  /** The number of rows the statement changed. */
  run(sql: string, params?: readonly Parameter[]): Promise<number>;
}
