import type { Findings } from './exam.ts';
import { casesOn, exceptions } from './exceptions.ts';

/** Splits at what is a column in Markdown. */
const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('\\', ''));

/** The page that says what the client made of each case, on each runtime. */
export function toPage(found: readonly (readonly [string, Findings])[]): string {
  const rows = casesOn('').map(({ name }, at) =>
    [name.replaceAll('_', String.raw`\_`)].concat(found.map(([, { results }]) => results[at]?.kind ?? '')),
  );
  return `# The client, against a hostile server

What [@kuvert/client](../packages/client) made of each answer of a [server that does whatever a server
can](../packages/client/src/hostile-server.fixture.ts), over TCP, on each runtime. Nothing was thrown. In the browser,
the client runs in a page: of the server's own origin, and of another one, which the server lets read its answers (CORS).
Made by \`npm run test:client\`.

${table(['', ...found.map(([name]) => name)], rows)}

## What a runtime cannot tell

${table(
  ['on', 'case', 'because'],
  exceptions.map(({ on, name, because }) => [on, name, because]),
)}
`;
}

/** The cases that a page tells of, each with the kind it has in a column. */
export function readColumn(page: string, name: string): (readonly [string, string])[] {
  const lines = page.split('\n').filter((line) => line.startsWith('|'));
  const [titles = '', , ...rows] = lines.slice(
    0,
    lines.findIndex((line) => cellsOf(line)[0] === 'on'),
  );
  const at = cellsOf(titles).indexOf(name);
  return at < 0 ? [] : rows.map((row) => [cellsOf(row)[0] ?? '', cellsOf(row)[at] ?? '']);
}

/** A Markdown table, its columns as wide as they must be. */
function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const widths = head.map((_, at) => Math.max(3, ...[head, ...body].map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
