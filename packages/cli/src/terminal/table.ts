import { toPrintable } from './printable.ts';

/** What a cell is: its text, and how it is painted once its width is known. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

const segmenter = new Intl.Segmenter();
/** What a terminal gives two columns: East Asian scripts, full-width forms and emoji. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

/** The columns a text takes on a screen. */
function widthOf(text: string): number {
  // oxlint-disable-next-line no-control-regex -- the usual text, which needs no closer look
  if (/^[\u0000-\u007f]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += WIDE.test(segment) ? 2 : 1;
  return width;
}

/** Rows as columns of text, two spaces apart. The last column is as long as it is. */
export function toTable(rows: readonly (readonly (Cell | string)[])[]): string {
  const cells = rows.map((row) => row.map(toCell));
  const widths: number[] = [];
  for (const row of cells) {
    for (const [at, { text }] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, widthOf(text));
  }
  return cells
    .map((row) =>
      row
        .map(({ text, paint = (same: string) => same }, at) => {
          const space = at === row.length - 1 ? 0 : (widths[at] ?? 0) - widthOf(text);
          return paint(text) + ' '.repeat(space);
        })
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

function toCell(cell: Cell | string): Cell {
  return typeof cell === 'string' ? { text: toPrintable(cell) } : { ...cell, text: toPrintable(cell.text) };
}
