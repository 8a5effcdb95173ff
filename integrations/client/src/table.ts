// Puts the hostile cases to the client on every runtime, and writes docs/client.md: npm run test:client [-- <text in a runtime's name>]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { program } from './browser.ts';
import { problemWith } from './check.ts';
import type { Findings } from './exam.ts';
import { casesOn } from './exceptions.ts';
import { toPage } from './page.ts';
import { put } from './put.ts';
import { all, browsers } from './runtimes.ts';

const wanted = process.argv[2] ?? '';
const found: [string, Findings][] = [];
let failed = 0;
for (const runtime of all) {
  if (!runtime.name.includes(wanted) || (program === undefined && browsers.includes(runtime))) continue;
  const findings = await put(runtime, 1);
  found.push([runtime.name, findings]);
  const wrong = casesOn(runtime.name).flatMap((hostile, at) => problemWith(hostile, findings.results[at]) ?? []);
  failed += wrong.length + findings.problems.length;
  for (const problem of [...wrong, ...findings.problems]) console.error(`${runtime.name}: ${problem}`);
  console.log(`${runtime.name}: ${findings.results.length} cases, ${wrong.length} not as they have to be`);
}
if (found.length === all.length) writeFileSync(join(import.meta.dirname, '../../../docs/client.md'), toPage(found));
else console.log('docs/client.md was not written: it takes every runtime, and a browser (CHROME_BIN).');
process.exitCode = failed > 0 || found.length === 0 ? 1 : 0;
