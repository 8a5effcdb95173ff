import { waitUntil } from 'cloudflare:workers';
import { openDatabase } from '@kuvert-demo/domain/d1';

type Database = Awaited<ReturnType<typeof openDatabase>>;

/**
 * The database of an isolate, opened by the first request that asks it something; those that come meanwhile wait for
 * the same attempt. One that failed is forgotten, so that the next request makes another.
 */
export function lazyDatabase(d1: D1Database): Database {
  let opening: Promise<Database> | undefined;
  const open = (): Promise<Database> => {
    const attempt = openDatabase(d1);
    const settled = attempt.catch(() => {
      opening = undefined;
    });
    // Else the attempt would end with the request that began it, should its client hang up, and the others never hear.
    waitUntil(settled);
    return attempt;
  };
  const opened = (): Promise<Database> => (opening ??= open());

  return {
    all: async (sql, params) => (await opened()).all(sql, params),
    first: async (sql, params) => (await opened()).first(sql, params),
    run: async (sql, params) => (await opened()).run(sql, params),
  };
}
