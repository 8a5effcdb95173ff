import { toRow } from './row.ts';
import type { Row, Table } from './row.ts';

type Column = 'status' | 'code' | 'reason' | 'text';

/** What heads call their columns; each word is asked in this order, for “status code” is a status. */
const heads: readonly (readonly [Column, RegExp])[] = [
  ['status', /\bstatus\b|\bhttp\b/i],
  ['text', /message|description|meaning|explanation|detail|summary|title|\btext\b|cause/i],
  ['reason', /reason|\bkey\b|constant|identifier|symbol|\bname\b|slug|\benum\b|\btype\b/i],
  ['code', /code|number|errno|\bno\b|\bid\b|\berror\b|#/i],
];

/** A wire code: a number, or a word as programs have them. */
const CODE = /^(?:-?\d{1,15}|[A-Za-z][A-Za-z0-9]*(?:[_.:-][A-Za-z0-9]+)*)$/;

/** One that is no word of prose, which has to do where no head says what a column is. */
const UNMISTAKABLE = /^(?:-?\d{1,15}|[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)+|[A-Z]{1,6}\d{1,9})$/;

/** The codes that a table tells of; none where it is a table of something else. */
export function readTable(table: Table): readonly Row[] {
  const [first = [], ...rest] = table;
  const named = columnsOf(first);
  const isHeaded = named.has('code') || named.has('reason');
  const columns = isHeaded ? named : guessColumns(table);
  if (!columns.has('code') && !columns.has('reason')) return [];
  const at = (row: readonly string[], column: Column): string | undefined => {
    const index = columns.get(column);
    const cell = index === undefined ? undefined : row[index]?.trim();
    return cell === '' ? undefined : cell;
  };
  return (isHeaded ? rest : table).flatMap((row) => {
    const [code, reason, text] = [toCode(at(row, 'code')), toCode(at(row, 'reason')), at(row, 'text')];
    const status = toStatuses(at(row, 'status'));
    if (code === undefined && reason === undefined) return [];
    return [toRow({ code, reason, text, status: status.length > 0 ? status : undefined })];
  });
}

/** The columns that a head names. A word of several columns counts for the first of them. */
function columnsOf(head: readonly string[]): Map<Column, number> {
  const columns = new Map<Column, number>();
  for (const [index, raw] of head.entries()) {
    const cell = raw.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]/g, ' ');
    const column =
      cell.length > 40 ? undefined : heads.find(([name, word]) => !columns.has(name) && word.test(cell))?.[0];
    if (column !== undefined) columns.set(column, index);
  }
  return columns;
}

/** Without a head: the first column of codes, and the one with the longest texts. */
function guessColumns(table: Table): Map<Column, number> {
  const width = Math.max(0, ...table.map((row) => row.length));
  const cells = Array.from({ length: width }, (_, index) => table.map((row) => row[index]?.trim() ?? ''));
  const code = cells.findIndex((column) => column.every((cell) => UNMISTAKABLE.test(cell)));
  const lengths = cells.map((column, index) => (index === code ? -1 : column.join('').length));
  const text = lengths.indexOf(Math.max(...lengths));
  return new Map(
    code === -1 || width < 2
      ? []
      : [
          ['code', code],
          ['text', text],
        ],
  );
}

function toCode(cell: string | undefined): string | undefined {
  const bare = cell?.replace(/^["'`#]|["'`]$/g, '').trim();
  return bare !== undefined && CODE.test(bare) ? bare : undefined;
}

function toStatuses(cell = ''): readonly number[] {
  return (cell.match(/\b[1-5]\d\d\b/g) ?? []).map(Number);
}
