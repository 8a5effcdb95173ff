import { readOpenApi } from './read-openapi.ts';
import { readTable } from './read-table.ts';
import type { Row, Table } from './row.ts';

/** The codes that a JSON value tells of: a list of entries, entries by code or reason, or an OpenAPI document. */
export function readValue(value: unknown): readonly Row[] {
  if (isRecord(value) && ('openapi' in value || 'swagger' in value)) return readOpenApi(value);
  const told = tablesOf(value).map(readTable);
  // Where everything could be a table, the one that says something of its codes is it.
  return told.find((rows) => rows.some(({ text }) => text !== undefined)) ?? told.find((rows) => rows.length > 0) ?? [];
}

/** What could be a table: the value itself, or one of its members. */
function tablesOf(value: unknown): readonly Table[] {
  const candidates = [value, ...(isRecord(value) ? Object.values(value) : [])];
  return candidates.map(toTable).filter((table) => table !== undefined);
}

function toTable(value: unknown): Table | undefined {
  if (Array.isArray(value))
    return ofRecords(
      value.map((each): [string, unknown] => ['', each]),
      false,
    );
  return isRecord(value) ? ofRecords(Object.entries(value), true) : undefined;
}

/** Records as rows under the names of their members; what they stand under is a column, too. */
function ofRecords(entries: readonly (readonly [string, unknown])[], isKeyed: boolean): Table | undefined {
  const isTexts = entries.length > 0 && entries.every(([, each]) => typeof each === 'string');
  if (!isTexts && !entries.every(([, each]) => isRecord(each))) return undefined;
  if (isTexts) return isKeyed ? [['code', 'message'], ...entries.map(([key, text]) => [key, String(text)])] : undefined;
  const records = entries.map(([key, each]) => [key, new Map(Object.entries(each as object))] as const);
  const names = [...new Set(records.flatMap(([, record]) => [...record.keys()]))];
  const rows = records.map(([, record]) => names.map((name) => toCell(record.get(name))));
  if (!isKeyed) return [names, ...rows];
  const key = names.includes('code') ? 'reason' : 'code';
  for (const [at, row] of rows.entries()) row.unshift(records[at]?.[0] ?? '');
  return [[key, ...names], ...rows];
}

function toCell(value: unknown): string {
  if (Array.isArray(value)) return value.map(toCell).join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
