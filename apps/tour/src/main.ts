import { parseArgs } from 'node:util';
import { requests } from '@kuvert-demo/domain';
import { startUpstream } from '@kuvert-demo/domain/node';
import spin from 'yocto-spinner';
import { readBack } from './read-back.ts';
import { coverage, invitation, readings, table } from './report.ts';
import { startServers, stopServers } from './servers.ts';
import { walk } from './walk.ts';
import type { Row } from './walk.ts';

const { values } = parseArgs({ options: { once: { type: 'boolean', default: false } } });

const isTerminal = process.stdout.isTTY;
const spinner = isTerminal ? spin({ text: 'Starting four servers' }).start() : undefined;
const say = (text: string): void => {
  if (spinner === undefined) console.log(text);
  else spinner.text = text;
};

const upstream = await startUpstream();
if (!isTerminal) say('Starting four servers');
const servers = await startServers(upstream.url);
const stop = async (): Promise<void> => {
  await stopServers(servers);
  await upstream.close();
};
const interrupted = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
});

const rows: Row[] = [];
for await (const row of walk(servers, upstream.url)) {
  rows.push(row);
  if (isTerminal || rows.length % 40 === 0) say(`Asking all four: ${rows.length} of ${requests.length}`);
}
say('Reading all answers back');
const read = await Promise.all(servers.map((server, index) => readBack(server, rows, index)));
spinner?.stop();

const wrong = rows.filter((row) => row.differences.length > 0 || row.problems.length > 0);
const { text, isComplete } = coverage(rows, servers);
console.log(`${table(rows)}\n`);
console.log(
  `${rows.length - wrong.length} of ${rows.length} requests answered alike by ${servers.length} servers, as expected\n`,
);
console.log(`${text}\n`);
console.log(`${readings(read)}\n`);
const isRead = read.every(({ problems }) => problems.length === 0);
process.exitCode = wrong.length === 0 && isComplete && isRead ? 0 : 1;

if (!values.once) {
  console.log(invitation(servers));
  await interrupted;
}
await stop();
