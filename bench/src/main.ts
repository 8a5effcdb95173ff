// Measures what Kuvert costs, prints the table of goals, and writes it with a chart to bench/results.
//   npm run bench [-- --quick]
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Shares } from './inject/profile.ts';
import { profileFramework, timeFramework } from './inject/run.ts';
import type { FoundByWork } from './inject/run.ts';
import { overLoopback } from './loopback/load.ts';
import { toChart } from './report/chart.ts';
import { withoutGoal } from './report/goals.ts';
import type { Goal, Shown } from './report/goals.ts';
import { frameworks, judgeFramework, judgeLoopback } from './report/judge.ts';
import {
  hasCreationGoal,
  judgeCreation,
  judgeReading,
  judgeSizes,
  judgeStarts,
  judgeTypes,
} from './report/judge-scale.ts';
import type { CheckedByCodes, Creation, Reading } from './report/judge-scale.ts';
import { toProfileTable } from './report/profile.ts';
import { toFigureTable, toTable } from './report/table.ts';
import { engines } from './engines.ts';
import { sizes } from './scale/size.ts';
import { starts } from './scale/start.ts';
import { check } from './scale/types.ts';
import { timeWorkerd } from './workerd/time.ts';

const isQuick = process.argv.includes('--quick');
const [processes, rounds] = isQuick ? [1, 15] : [5, 51];
const began = performance.now();
const goals: Goal[] = [];
const say = (what: string): void =>
  console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${what}`);

/** What a script of ours prints on one runtime. */
function run([program = '', ...flags]: readonly string[], script: string, ...rest: readonly string[]): unknown {
  const file = join(import.meta.dirname, script);
  const { stdout, stderr, status } = spawnSync(program, [...flags, file, ...rest], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${script} on ${program}: ${stderr}`);
  return JSON.parse(stdout);
}

const figures: Shown[] = [];
const timings: Record<string, FoundByWork> = {};
const profiles: Record<string, Readonly<Record<string, Shares>>> = {};
for (const framework of frameworks) {
  say(`${framework}: ${processes} × ${rounds} rounds`);
  const works = timeFramework(framework, { processes, rounds });
  timings[framework] = works;
  goals.push(...judgeFramework(framework, works));
  if (!isQuick) profiles[framework] = profileFramework(framework, Object.keys(works));
}
for (const framework of frameworks.filter((name) => name !== 'fetch')) {
  say(`${framework} over loopback`);
  goals.push(...judgeLoopback(framework, await overLoopback(framework, isQuick ? 3 : 25)));
}
for (const [name, { command, flags }] of engines(isQuick)) {
  say(`making failures on ${name}`);
  const found = judgeCreation(name, run([...command, ...flags], 'micro/creation.ts') as Creation);
  if (hasCreationGoal(name)) goals.push(...found);
  else figures.push(...found.map((goal) => withoutGoal(goal)));
}
for (const [name, { command }] of engines(isQuick).filter(([each]) => each !== 'Node 24')) {
  // What Bun and Deno have of Node is not what a server of theirs is made of.
  for (const framework of name.startsWith('Node') ? frameworks : (['fetch'] as const)) {
    say(`${framework} on ${name}`);
    const works = timeFramework(framework, { processes: 1, rounds, command, only: 'kuvert' });
    timings[`${framework} on ${name}`] = works;
    figures.push(...judgeFramework(framework, works).map((goal) => withoutGoal(goal, name)));
  }
}
if (!isQuick) {
  say('fetch on workerd');
  timings['fetch on workerd'] = await timeWorkerd(21);
  figures.push(...judgeFramework('fetch', timings['fetch on workerd']).map((goal) => withoutGoal(goal, 'workerd')));
}
say('reading');
goals.push(...judgeReading(run([process.execPath], 'micro/reading.ts', String(isQuick ? 31 : 151)) as Reading));
say('sizes and starts');
const bytes = await sizes();
const milliseconds = starts(isQuick ? 5 : 15);
goals.push(...judgeSizes(bytes), ...judgeStarts(milliseconds));
say('types');
const byCodes = (kind: 'bare' | 'typed' | 'failing') =>
  Object.fromEntries([50, 500, 5000].map((codes) => [codes, check(kind, codes, isQuick ? 1 : 5)]));
const checked: CheckedByCodes = { bare: byCodes('bare'), typed: byCodes('typed'), failing: byCodes('failing') };
goals.push(...judgeTypes(checked));

const folder = join(import.meta.dirname, '../results');
mkdirSync(folder, { recursive: true });
const name = isQuick ? 'quick' : 'full';
const results = { node: process.version, isQuick, goals, figures, timings, profiles, bytes, milliseconds, checked };
writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(results, undefined, 1)}\n`);
const report = [
  ['Goals', toTable(goals)],
  ['The same elsewhere, where nothing was aimed at', toFigureTable(figures)],
  ['Where the time goes', toProfileTable(profiles, timings)],
].map(([title, table]) => `## ${title}\n\n${table}\n`);
writeFileSync(
  join(folder, `${name}.md`),
  `# ${name === 'full' ? 'The full run' : 'A quick run'}, on Node ${process.version}\n\n${report.join('\n')}`,
);
writeFileSync(join(folder, `${name}.svg`), toChart(timings));
console.log(toTable(goals));
console.log(`\n${goals.filter(({ met }) => met).length} of ${goals.length} goals met, in ${folder}`);
