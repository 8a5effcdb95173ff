import type { ProbeRun } from '@kuvert/testkit';

/** What servers have made of every probe, side by side, in Markdown. */
export function toTable(runs: ReadonlyMap<string, ProbeRun>): string {
  const names = [...runs.keys()];
  const [first] = runs.values();
  const rows = (first?.results ?? []).map(({ id, title }) => {
    const marks = names.map((name) => toMark(runs.get(name), id));
    return `| ${id} | ${title} | ${marks.join(' | ')} |`;
  });
  const counts = names.map((name) => {
    const { passed = 0, failed = 0 } = runs.get(name) ?? {};
    return `**${passed} of ${passed + failed}**`;
  });
  return [
    `| probe | | ${names.join(' | ')} |`,
    `| --- | --- |${' :-: |'.repeat(names.length)}`,
    ...rows,
    `| | | ${counts.join(' | ')} |`,
  ].join('\n');
}

function toMark(run: ProbeRun | undefined, id: string): string {
  const result = run?.results.find((each) => each.id === id);
  if (result === undefined || result.skipped !== undefined) return '–';
  return result.problems.length === 0 ? '✓' : '✗';
}
