// Faults in a row, on connections that are kept: npm run soak -- --adapter express --requests 100000
import { parseArgs } from 'node:util';
import { cases, send } from '@kuvert/testkit';
import type { RequestCase, Rule } from '@kuvert/testkit';
import { node24 } from './engines.ts';
import { rows } from './rows.ts';
import { SoakClient } from './soak-client.ts';
import { start } from './start.ts';
import type { Vitals } from './vitals.ts';

const usage = 'npm run soak -- [--adapter express] [--requests 100000] [--connections 40]';
const { adapter, requests, connections } = readArguments();
const total = Number(requests);
const row = rows.find((one) => one.engine === node24 && `${one.adapter}-`.startsWith(`${adapter}-`));
if (row === undefined || !(total >= 100) || !(Number(connections) >= 1)) {
  console.error(
    `${usage}\nAdapters: ${[...new Set(rows.map((one) => one.adapter))].join(', ')}. At least 100 requests.`,
  );
  process.exit(2);
}

/** Requests of several megabytes measure memcpy, and those that take their time, patience. */
const isQuick = ({ id }: RequestCase): boolean => !/^(data-large|message-long)$/.test(id);
const mix = cases
  .filter((tested): tested is RequestCase => !('steps' in tested))
  .filter((tested) => isQuick(tested) && [tested.needs ?? []].flat().every((need) => row.lacks[need] === undefined));
const faults = mix.filter(({ expect }) => expect.status >= 300 || expect.cut === true);

const server = await start(row, { flags: ['--max-old-space-size=192', '--expose-gc'] });
const vitals = async (): Promise<Vitals> =>
  (JSON.parse((await send(server.url, { path: '/vitals' })).text) as { data: Vitals }).data;

console.log(
  `${row.adapter}: ${total} requests, ${faults.length} kinds of fault among ${mix.length}, ${connections} connections`,
);
const broken = new Map<Rule, number>();
const samples: string[] = [];
const times: number[] = [];
let sent = 0;
let failures = 0;
let early: Vitals | undefined;

async function work(client: SoakClient): Promise<void> {
  while (sent < total && !server.hasEnded()) {
    const number = sent;
    sent += 1;
    const { request, expect, id } = mix[(number * 7919) % mix.length] as RequestCase;
    const requestId = request.requestId === undefined ? `soak-${number}` : request.requestId;
    const { problems, milliseconds } = await client.ask({ request: { ...request, requestId }, expect });
    times.push(milliseconds);
    failures += expect.failures ?? (expect.status >= 300 && expect.raw !== true ? 1 : 0);
    for (const { rule, text } of problems) {
      broken.set(rule, (broken.get(rule) ?? 0) + 1);
      if (samples.length < 20) samples.push(`${id} (${rule}): ${text.slice(0, 200)}`);
    }
    if (number === Math.round(total / 10)) early = await vitals();
    if (number > 0 && number % Math.round(total / 10) === 0) console.log(`${Math.round((number / total) * 100)} %`);
  }
  client.close();
}

const since = performance.now();
const clients = Array.from({ length: Number(connections) }, () => new SoakClient(server.url));
await Promise.all(clients.map(work));
const seconds = (performance.now() - since) / 1_000;
const late = server.hasEnded() ? undefined : await vitals();
const exits = server.hasEnded() ? 1 : 0;
await server.stop();

times.sort((one, other) => one - other);
const at = (share: number): string => `${(times[Math.floor(times.length * share)] ?? Number.NaN).toFixed(2)} ms`;
const count = (...names: readonly Rule[]): number => names.reduce((sum, name) => sum + (broken.get(name) ?? 0), 0);
const megabytes = (bytes = Number.NaN): string => `${(bytes / 1_048_576).toFixed(1)} MB`;
const drift = (late?.heap ?? Number.NaN) - (early?.heap ?? Number.NaN);
const report: Readonly<Record<string, string | number>> = {
  requests: sent,
  'per second': Math.round(sent / seconds),
  exits,
  'without an answer, late or cut wrongly': count('alive', 'prompt'),
  'non-envelopes': count('json', 'envelope', 'status'),
  'framing errors': count('framing', 'headers'),
  leaks: count('secrets'),
  'other answers than wanted': count('alike'),
  'hook calls, of failures': `${late?.heard} of ${failures}`,
  p50: at(0.5),
  p99: at(0.99),
  'heap at 10 %, at 100 %': `${megabytes(early?.heap)}, ${megabytes(late?.heap)}`,
  'heap drift': megabytes(drift),
  'handles at 10 %, at 100 %': `${early?.handles}, ${late?.handles}`,
};
for (const [name, value] of Object.entries(report)) console.log(`${name.padEnd(40)} ${value}`);
for (const sample of samples) console.log(`  ${sample}`);
const isFine = exits === 0 && broken.size === 0 && late?.heard === failures && drift <= 5 * 1_048_576;
console.log(isFine ? 'held' : 'did not hold');
process.exitCode = isFine ? 0 : 1;

function readArguments(): { adapter: string; requests: string; connections: string } {
  const options = {
    adapter: { type: 'string', default: 'express' },
    requests: { type: 'string', default: '100000' },
    connections: { type: 'string', default: '40' },
  } as const;
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return process.exit(2);
  }
}
