// Times one server of a work against the baseline, and says what came out as JSON on the standard output; or which
// servers each work has.
//   node process.ts <framework> [<work> <server> <rounds>]
import type { RequestListener } from 'node:http';
import type { Scenario } from '../servers/scenario.ts';
import { differences, node, web } from './driver.ts';
import type { Driver } from './driver.ts';
import type { FetchHandler } from './fetch.ts';
import { time } from './rounds.ts';
import type { Timing } from './rounds.ts';

/** What a server, the baseline and its twin have taken, by name. */
export type Timings = Readonly<Record<string, Timing>>;

/** Checks that both answer alike, and times them. */
async function run<Server>({ servers, ...scenario }: Scenario<Server>, driver: Driver<Server>): Promise<Timings> {
  const [baseline = ''] = Object.keys(servers);
  const timed = Object.entries(servers).filter(([name]) => name === baseline || name === subject);
  const problems = await differences({ ...scenario, servers: Object.fromEntries(timed) }, driver);
  if (problems.length > 0) throw new Error(`${framework}, ${work}: ${problems.join('; ')}`);
  const batches = new Map(timed.map(([name, server]) => [name, driver.batch(server, scenario.asked)]));
  return time(batches, baseline, Number(rounds));
}

// Hono prints what nobody has caught: to do so is not what is timed.
console.error = () => undefined;

const [framework = '', work = '', subject = '', rounds = ''] = process.argv.slice(2);
const { scenarios } = (await import(`../servers/${framework}.ts`)) as {
  readonly scenarios: readonly Scenario<RequestListener & FetchHandler>[];
};
const scenario = scenarios.find((each) => each.work === work);
if (work === '') console.log(JSON.stringify(scenarios.map(({ work: name, servers }) => [name, Object.keys(servers)])));
else if (scenario === undefined) throw new Error(`${framework} has no work ${work}`);
else console.log(JSON.stringify(await run(scenario, framework === 'fetch' ? web : node)));
