import type { SuiteRun } from '@kuvert/testkit';
import type { Row } from './rows.ts';

/** The page that says what ran: a table of runtimes and adapters, and what each lacks and why. */
export function toPage(runs: readonly (readonly [Row, SuiteRun])[], total: number): string {
  const adapters = [...new Set(runs.map(([{ adapter }]) => adapter))];
  const engines = [...new Set(runs.map(([{ engine }]) => engine.name))];
  const cell = (engine: string, adapter: string): string => {
    const run = runs.find(([row]) => row.engine.name === engine && row.adapter === adapter)?.[1];
    if (run === undefined) return '';
    const lacking = run.lacking > 0 ? `, ${run.lacking} lacking` : '';
    return run.failed > 0 ? `${run.passed}, **${run.failed} failed**${lacking}` : `${run.passed}${lacking}`;
  };
  return `# Conformance

What ran: the ${total} cases of [@kuvert/testkit](../packages/testkit), over HTTP, on every adapter and runtime. Each
number counts the cases that passed; a case that a server lacks the means for is not run, with the reason below.
Made by \`npm run test:matrix\`.

${table(
  ['', ...adapters],
  engines.map((engine) => [engine].concat(adapters.map((adapter) => cell(engine, adapter)))),
)}

## What is lacking, and why

${table(['on', 'lacks', 'because', 'cases'], lackRows(runs))}
`;
}

function lackRows(runs: readonly (readonly [Row, SuiteRun])[]): string[][] {
  const found = new Map<string, { readonly where: Row[]; readonly count: number }>();
  for (const [row, { results }] of runs) {
    const reasons = new Map<string, number>();
    for (const { lacking } of results) if (lacking) reasons.set(lacking, (reasons.get(lacking) ?? 0) + 1);
    for (const [reason, count] of reasons)
      found.set(reason, { where: [...(found.get(reason)?.where ?? []), row], count });
  }
  return Array.from(found, ([reason, { where, count }]) => {
    const [, what = '', why = ''] = /^lacks ([^:]+): (.*)$/s.exec(reason) ?? [];
    return [
      placesOf(
        where,
        runs.map(([row]) => row),
      ),
      what,
      why,
      String(count),
    ];
  });
}

/** The adapters and runtimes of some rows, in few words. */
function placesOf(where: readonly Row[], all: readonly Row[]): string {
  const adapters = new Set(where.map(({ adapter }) => adapter));
  const engines = new Set(where.map(({ engine }) => engine.name));
  const everyAdapter = all.every(({ adapter, engine }) => adapters.has(adapter) || !engines.has(engine.name));
  const everyEngine = all.every(({ adapter, engine }) => engines.has(engine.name) || !adapters.has(adapter));
  return [everyAdapter ? 'all' : [...adapters].join(', '), everyEngine ? '' : [...engines].join(', ')]
    .filter(Boolean)
    .join(' on ');
}

/** A Markdown table, its columns as wide as they must be. */
function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const widths = head.map((_, at) => Math.max(3, ...[head, ...body].map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
