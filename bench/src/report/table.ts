import type { Goal, Shown } from './goals.ts';

const round = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));

const toRange = (spread: Goal['spread']): string => (spread ? `${round(spread[0])}–${round(spread[1])}` : '');

/** The table of figures without a goal, in Markdown. */
export function toFigureTable(figures: readonly Shown[]): string {
  const rows = figures.map(({ name, value, spread }) => `| ${name} | ${round(value)} | ${toRange(spread)} |`);
  return ['| work | measured | spread |', '| --- | --: | --- |', ...rows].join('\n');
}

/** The table of goals, in Markdown. */
export function toTable(goals: readonly Goal[]): string {
  const rows = goals.map(
    ({ name, goal, value, spread, met }) =>
      `| ${name} | ${goal} | ${round(value)} | ${toRange(spread)} | ${met ? 'met' : '**missed**'} |`,
  );
  return ['| work | goal | measured | spread | |', '| --- | --- | --: | --- | --- |', ...rows].join('\n');
}
