import type { RequestListener } from 'node:http';
import type { Scenario } from '../servers/scenario.ts';
import { difference } from './answer.ts';
import type { Answer, Asked } from './answer.ts';
import { fetchAnswerOf, injectFetch, toRequest } from './fetch.ts';
import type { FetchHandler } from './fetch.ts';
import { answerOf, inject, toSink } from './node.ts';
import type { Batch } from './rounds.ts';

/** How servers of a kind are asked. */
export interface Driver<Server> {
  readonly answer: (server: Server, asked: Asked) => Promise<Answer>;
  readonly batch: (server: Server, asked: Asked) => Batch;
}

export const node: Driver<RequestListener> = {
  answer: answerOf,
  batch: (server, asked) => {
    const sink = toSink();
    return async (requests) => {
      for (let done = 0; done < requests; done += 1) await inject(server, asked, sink);
    };
  },
};

export const web: Driver<FetchHandler> = {
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

/** How the answers of a scenario's servers differ in what they have to have in common; none where all is well. */
export async function differences<Server>(
  { asked, status, servers, compared = {} }: Scenario<Server>,
  { answer }: Driver<Server>,
): Promise<readonly string[]> {
  const [baseline = ''] = Object.keys(servers);
  const expected = await answer(servers[baseline] as Server, asked);
  const found = expected.status === status ? [] : [`${baseline} has status ${expected.status}`];
  for (const [name, server] of Object.entries(servers)) {
    const problem = difference(expected, await answer(server, asked), compared[name] ?? 'all');
    if (problem !== undefined) found.push(`${baseline} and ${name} have ${problem}`);
  }
  return found;
}
