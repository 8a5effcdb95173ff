// Times one work of a framework, and says what came out as JSON on the standard output; or which works there are.
//   node process.ts <framework> [<work> <rounds>]
import { fetchAnswerOf, injectFetch, toRequest } from './fetch.ts';
import type { FetchHandler } from './fetch.ts';
import { difference } from './answer.ts';
import type { Answer, Asked } from './answer.ts';
import { answerOf, inject, toSink } from './node.ts';
import type { Timing } from './rounds.ts';
import { time } from './rounds.ts';
import type { RequestListener } from 'node:http';
import type { Scenario } from '../servers/scenario.ts';

/** What the servers of a work have taken, by name. */
export type Timings = Readonly<Record<string, Timing>>;

/** How servers of a kind are asked. */
interface Driver<Server> {
  readonly answer: (server: Server, asked: Asked) => Promise<Answer>;
  readonly batch: (server: Server, asked: Asked) => (requests: number) => Promise<void>;
}

const node: Driver<RequestListener> = {
  answer: answerOf,
  batch: (server, asked) => {
    const sink = toSink();
    return async (requests) => {
      for (let done = 0; done < requests; done += 1) await inject(server, asked, sink);
    };
  },
};

const web: Driver<FetchHandler> = {
  answer: fetchAnswerOf,
  batch: (server, asked) => {
    const request = toRequest(asked);
    return async (requests) => {
      for (let done = 0; done < requests; done += 1) {
        await injectFetch(server, asked.body === undefined ? request : toRequest(asked));
      }
    };
  },
};

/** Checks that all answer alike, and times them. */
async function run<Server>(
  { asked, status, servers, compared = {} }: Scenario<Server>,
  driver: Driver<Server>,
): Promise<Timings> {
  const [baseline = ''] = Object.keys(servers);
  const expected = await driver.answer(servers[baseline] as Server, asked);
  if (expected.status !== status) throw new Error(`${framework}, ${work}: ${baseline} has status ${expected.status}`);
  for (const [name, server] of Object.entries(servers)) {
    const problem = difference(expected, await driver.answer(server, asked), compared[name] ?? 'all');
    if (problem !== undefined) throw new Error(`${framework}, ${work}: ${baseline} and ${name} have ${problem}`);
  }
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
