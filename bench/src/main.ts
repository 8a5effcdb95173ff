// Measures what Kuvert costs, prints the table of goals, and writes it with a chart to bench/results.
//   npm run bench [-- --quick]
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { timeFramework } from './inject/run.ts';
import type { FoundByWork } from './inject/run.ts';
import { overLoopback } from './loopback/load.ts';
import { toChart } from './report/chart.ts';
import type { Goal } from './report/goals.ts';
import { frameworks, judgeFramework, judgeLoopback } from './report/judge.ts';
import { judgeCreation, judgeReading, judgeSizes, judgeStarts, judgeTypes } from './report/judge-scale.ts';
import type { CheckedByCodes, Creation, Reading } from './report/judge-scale.ts';
import { toTable } from './report/table.ts';
import { engines } from './engines.ts';
import { sizes } from './scale/size.ts';
import { starts } from './scale/start.ts';
import { check } from './scale/types.ts';

const isQuick = process.argv.includes('--quick');
const [processes, rounds] = isQuick ? [1, 15] : [5, 61];
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

const timings: Record<string, FoundByWork> = {};
for (const framework of frameworks) {
  say(`${framework}: ${processes} × ${rounds} rounds`);
  timings[framework] = timeFramework(framework, processes, rounds);
  goals.push(...judgeFramework(framework, timings[framework]));
}
for (const framework of frameworks.filter((name) => name !== 'fetch')) {
  say(`${framework} over loopback`);
  goals.push(...judgeLoopback(framework, await overLoopback(framework, isQuick ? 3 : 25)));
}
for (const [name, { command, flags }] of engines(isQuick)) {
  say(`making failures on ${name}`);
  goals.push(...judgeCreation(name, run([...command, ...flags], 'micro/creation.ts') as Creation));
}
for (const [name, { command }] of engines(isQuick).filter(([each]) => each !== 'Node 24')) {
  say(`fetch on ${name}`);
  const works = timeFramework('fetch', isQuick ? 1 : 3, rounds, command);
  timings[`fetch on ${name}`] = works;
  for (const goal of judgeFramework('fetch', works)) goals.push({ ...goal, name: `${name}, ${goal.name}` });
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
const results = { node: process.version, isQuick, goals, timings, bytes, milliseconds, checked };
writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(results, undefined, 1)}\n`);
writeFileSync(join(folder, `${name}.md`), `${toTable(goals)}\n`);
writeFileSync(join(folder, `${name}.svg`), toChart(timings));
console.log(toTable(goals));
console.log(`\n${goals.filter(({ met }) => met).length} of ${goals.length} goals met, in ${folder}`);
