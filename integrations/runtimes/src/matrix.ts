// Runs the suite on every adapter and runtime, and writes docs/conformance.md: npm run test:matrix [-- <text in a row's name>]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cases, describeFailure, runSuite } from '@kuvert/testkit';
import type { SuiteRun } from '@kuvert/testkit';
import { rows } from './rows.ts';
import type { Row } from './rows.ts';
import { start } from './start.ts';
import { toPage } from './page.ts';

const wanted = process.argv[2] ?? '';
const chosen = rows.filter(({ engine, adapter }) => `${engine.name} ${adapter}`.includes(wanted));

const done: [Row, SuiteRun][] = [];
for (const row of chosen) {
  const label = `${row.engine.name} ${row.adapter}`;
  const server = await start(row);
  const since = performance.now();
  const run = await runSuite(server.url, { lacks: row.lacks });
  for (const result of run.results) if (result.problems.length > 0) console.error(describeFailure(result));
  if (server.hasEnded()) console.error(`${label}: the process has ended`);
  await server.stop();
  const seconds = ((performance.now() - since) / 1_000).toFixed(1);
  console.log(`${label}: ${run.passed} passed, ${run.failed} failed, ${run.lacking} lacking, ${seconds} s`);
  done.push([row, run]);
}

const failed = done.reduce((sum, [, run]) => sum + run.failed, 0);
if (wanted === '') writeFileSync(join(import.meta.dirname, '../../../docs/conformance.md'), toPage(done, cases.length));
console.log(`${done.length} servers, ${done.reduce((sum, [, run]) => sum + run.passed, 0)} passed, ${failed} failed`);
process.exitCode = failed > 0 || done.length === 0 ? 1 : 0;
