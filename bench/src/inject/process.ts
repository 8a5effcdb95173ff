// Times the scenarios of one framework, and says what came out as JSON on the standard output.
//   node process.ts <framework> <rounds> [the beginning of the works that are timed]
import { fetchAnswerOf, injectFetch, toRequest } from './fetch.ts';
import type { FetchHandler } from './fetch.ts';
import { difference } from './answer.ts';
import type { Answer, Asked } from './answer.ts';
import { answerOf, inject, toSink } from './node.ts';
import type { Timing } from './rounds.ts';
import { time } from './rounds.ts';
import type { RequestListener } from 'node:http';
import type { Scenario } from '../servers/scenario.ts';

/** What the scenarios of a framework have taken, by work and server. */
export type Timings = Readonly<Record<string, Readonly<Record<string, Timing>>>>;

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

async function run<Server>(scenarios: readonly Scenario<Server>[], driver: Driver<Server>): Promise<Timings> {
  const timings: Record<string, Readonly<Record<string, Timing>>> = {};
  for (const { work, asked, status, servers, compared = {} } of scenarios) {
    if (!work.startsWith(only)) continue;
    const [baseline = ''] = Object.keys(servers);
    const expected = await driver.answer(servers[baseline] as Server, asked);
    if (expected.status !== status) throw new Error(`${framework}, ${work}: ${baseline} has status ${expected.status}`);
    for (const [name, server] of Object.entries(servers)) {
      const problem = difference(expected, await driver.answer(server, asked), compared[name] ?? 'all');
      if (problem !== undefined) throw new Error(`${framework}, ${work}: ${baseline} and ${name} have ${problem}`);
    }
    const batches = new Map(Object.entries(servers).map(([name, server]) => [name, driver.batch(server, asked)]));
    timings[work] = await time(batches, baseline, Number(rounds));
  }
  return timings;
}

const [framework = '', rounds = '', only = ''] = process.argv.slice(2);
const { scenarios } = (await import(`../servers/${framework}.ts`)) as { readonly scenarios: readonly Scenario<never>[] };
const timings = framework === 'fetch' ? await run(scenarios, web) : await run(scenarios, node);
console.log(JSON.stringify(timings));
