// Runs every check in one turbo run, then adds up the tests that its packages report. A package whose result came from
// turbo's cache counts too: the report is part of the cached result.
//   node scripts/check.js [turbo's options, e.g. --filter=@kuvert/core]
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const tasks =
  'check:format check:root check:manifests check:unused check:workflows build lint typecheck test check:package check:contract';

const tested = ['packages', 'apps', 'integrations']
  .filter((room) => existsSync(join(root, room)))
  .flatMap((room) => readdirSync(join(root, room)).map((name) => join(room, name)))
  .concat('bench')
  .filter((folder) => {
    const manifest = join(root, folder, 'package.json');
    return existsSync(manifest) && 'test' in (JSON.parse(readFileSync(manifest, 'utf8')).scripts ?? {});
  });

/** @param {string} folder */
const reportOf = (folder) => join(root, folder, '.vitest/report.json');

// Only reports of this run may count.
for (const folder of tested) rmSync(reportOf(folder), { force: true });

const options = ['--continue=dependencies-successful', '--output-logs=errors-only', ...process.argv.slice(2)];
const { status } = spawnSync('turbo', ['run', ...tasks.split(' '), ...options], { cwd: root, stdio: 'inherit' });

let passed = 0;
let failed = 0;
let skipped = 0;
const unreported = [];
for (const folder of tested) {
  if (!existsSync(reportOf(folder))) {
    unreported.push(folder);
    continue;
  }
  const report = JSON.parse(readFileSync(reportOf(folder), 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  skipped += report.numPendingTests + report.numTodoTests;
  console.log(`${folder}: ${report.numPassedTests} passed, ${report.numFailedTests} failed`);
  // A test that needs what is not here says so in its title.
  for (const { assertionResults } of report.testResults)
    for (const { status: outcome, title } of assertionResults) if (outcome === 'skipped') console.log(`  ${title}`);
}

const filtered = options.some((option) => /^(--filter|-F|--affected)/.test(option));
if (unreported.length > 0 && !filtered) console.error(`No test report from ${unreported.join(', ')}.`);
const green = status === 0 && failed === 0 && passed > 0 && (filtered || unreported.length === 0);
if (!green) console.error(`Checks failed (turbo exited ${status}).`);
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = green ? 0 : 1;
