#!/usr/bin/env node
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { cases } from './cases.ts';
import type { Lacks } from './lacks.ts';
import { describeFailure, summarise, toJson } from './report.ts';
import { runSuite } from './suite.ts';

const usage = `kuvert-testkit <url> [options]

Holds a server that was built from testServer() to the whole suite over HTTP.

  --grep <text>                 only cases whose id or title has the text
  --lacks <capability>=<reason> what the server cannot do; may be given again
  --json <file>                 write the results as JSON as well
  --list                        print the cases and why they are there, and run none

Exit codes: 0 all passed, 1 some failed, 2 the command line is wrong.`;

/** Every capability that a case needs. */
const needed: ReadonlySet<string> = new Set(cases.flatMap(({ needs = [] }) => needs));

process.exitCode = await main();

async function main(): Promise<number> {
  const given = readArguments();
  if (typeof given === 'string') {
    console.error(given);
    return 2;
  }
  const { url, grep, lacks, json, list } = given;
  const only = ({ id, title }: { id: string; title: string }): boolean => `${id}: ${title}`.includes(grep);
  if (list) {
    for (const { id, title, why } of cases.filter(only)) console.log(`${id}: ${title} (${why})`);
    return 0;
  }
  const run = await runSuite(url, {
    lacks,
    only,
    onResult: (result) => {
      if (result.problems.length > 0) console.log(`${describeFailure(result)}\n`);
    },
  });
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(toJson(run), undefined, 2)}\n`);
  console.log(summarise(run));
  return run.failed > 0 || run.passed === 0 ? 1 : 0;
}

interface Arguments {
  readonly url: string;
  readonly grep: string;
  readonly lacks: Lacks;
  readonly json: string | undefined;
  readonly list: boolean;
}

/** What the command line says, or what is wrong with it. */
function readArguments(): Arguments | string {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        grep: { type: 'string', default: '' },
        lacks: { type: 'string', multiple: true, default: [] },
        json: { type: 'string' },
        list: { type: 'boolean', default: false },
      },
    });
    const [url = '', ...more] = positionals;
    const isUrl = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
    if (more.length > 0 || (!isUrl && !values.list)) return usage;
    const lacks: Record<string, string> = {};
    for (const lack of values.lacks) {
      const [capability = '', reason = ''] = lack.split(/=(.*)/s, 2);
      if (!needed.has(capability))
        return `No case needs ${capability}; there are: ${[...needed].join(', ')}.\n\n${usage}`;
      if (reason === '') return `--lacks ${capability} needs a reason.\n\n${usage}`;
      lacks[capability] = reason;
    }
    return { url, grep: values.grep, lacks, json: values.json, list: values.list };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${usage}`;
  }
}
