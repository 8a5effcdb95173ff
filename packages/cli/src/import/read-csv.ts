import { parse } from 'csv-parse/sync';
import { readTable } from './read-table.ts';
import type { Row } from './row.ts';

/** The codes that a CSV file tells of, parted by commas, semicolons or tabs. */
export function readCsv(text: string): readonly Row[] {
  const table: string[][] = parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  });
  return readTable(table);
}

/** The one that the first line has most of. */
function delimiterOf(text: string): string {
  const [line = ''] = text.split('\n', 1);
  const counts = [',', ';', '\t'].map((each) => ({ each, count: line.split(each).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.each ?? ',';
}
