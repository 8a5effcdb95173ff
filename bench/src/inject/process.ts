// Times one work of a framework, and says what came out as JSON on the standard output; or which works there are.
//   node process.ts <framework> [<work> <rounds>]
import type { RequestListener } from 'node:http';
import type { Scenario } from '../servers/scenario.ts';
import { differences, node, web } from './driver.ts';
import type { Driver } from './driver.ts';
import type { FetchHandler } from './fetch.ts';
import { time } from './rounds.ts';
import type { Timing } from './rounds.ts';

/** What the servers of a work have taken, by name. */
export type Timings = Readonly<Record<string, Timing>>;

/** Checks that all answer alike, and times them. */
async function run<Server>(scenario: Scenario<Server>, driver: Driver<Server>): Promise<Timings> {
  const problems = await differences(scenario, driver);
  if (problems.length > 0) throw new Error(`${framework}, ${work}: ${problems.join('; ')}`);
  const { asked, servers } = scenario;
  const [baseline = ''] = Object.keys(servers);
  const batches = new Map(Object.entries(servers).map(([name, server]) => [name, driver.batch(server, asked)]));
  return time(batches, baseline, Number(rounds));
}

// Hono prints what nobody has caught: to do so is not what is timed.
console.error = () => undefined;

const [framework = '', work = '', rounds = ''] = process.argv.slice(2);
const { scenarios } = (await import(`../servers/${framework}.ts`)) as {
  readonly scenarios: readonly Scenario<RequestListener & FetchHandler>[];
};
const scenario = scenarios.find((each) => each.work === work);
if (work === '') console.log(JSON.stringify(scenarios.map((each) => each.work)));
else if (scenario === undefined) throw new Error(`${framework} has no work ${work}`);
else console.log(JSON.stringify(await run(scenario, framework === 'fetch' ? web : node)));
