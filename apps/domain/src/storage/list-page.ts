import type { Database, Parameter } from './database.ts';
import type { Listing } from '../answers.ts';

/** The part of a listing that is the same for the count and for the rows. Written in the source, never by a caller. */
export interface Selection {
  readonly columns: string;
  readonly from: string;
  readonly orderBy: string;
}

/** Which rows: what `pageOf` of a contract answers. */
export interface Window {
  readonly page: number;
  readonly pageSize: number;
  readonly offset: number;
}

/** Reads one page of rows and how many there are in all. */
export async function listPage<Row>(
  database: Database,
  { columns, from, orderBy }: Selection,
  params: readonly Parameter[],
  { page, pageSize, offset }: Window,
): Promise<Listing<Row>> {
  const counted = await database.first<{ total: number }>(`SELECT count(*) AS total ${from}`, params);
  const rows = await database.all<Row>(`SELECT ${columns} ${from} ORDER BY ${orderBy} LIMIT ? OFFSET ?`, [
    ...params,
    pageSize,
    offset,
  ]);
  return [rows, { page, pageSize, total: counted?.total ?? 0 }];
}
