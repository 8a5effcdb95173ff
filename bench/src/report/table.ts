import type { Goal } from './goals.ts';

const round = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));

/** The table of goals, in Markdown. */
export function toTable(goals: readonly Goal[]): string {
  const rows = goals.map(({ name, goal, value, spread, met }) => {
    const range = spread ? `${round(spread[0])}–${round(spread[1])}` : '';
    return `| ${name} | ${goal} | ${round(value)} | ${range} | ${met ? 'met' : '**missed**'} |`;
  });
  return ['| work | goal | measured | spread | |', '| --- | --- | --: | --- | --- |', ...rows].join('\n');
}
