import { setTimeout as pause } from 'node:timers/promises';
import type { Exchange, FollowUp } from './case.ts';
import { differences } from './differences.ts';
import type { Problem } from './problem.ts';
import type { Heard } from './recorder.ts';
import { headerOf } from './wire/answer.ts';
import type { Answer } from './wire/answer.ts';
import { send } from './wire/send.ts';

/** Milliseconds in which what a case has left behind must have happened. */
const LIMIT = 1_000;

/** What is wrong once an answer is here: the server must be alive, and its hook have heard of every failure once. */
export async function aftermath(
  url: string,
  exchange: Exchange,
  answer: Answer | undefined,
  patience: number,
): Promise<Problem[]> {
  if (answer === undefined) return [];
  const path = `/heard/${encodeURIComponent(headerOf(answer, 'x-request-id') ?? '')}`;
  return patiently(patience, async () => {
    const { status, text } = await send(url, { path }, patience);
    if (status !== 200) return [{ rule: 'alive', text: `the next request is answered ${status} ${text}` }];
    const { data } = JSON.parse(text) as { data: readonly Heard[] };
    const { failures } = exchange.expect;
    const wanted = failures ?? (answer.status >= 300 && exchange.expect.raw !== true ? 1 : 0);
    if (data.length !== wanted)
      return [{ rule: 'hook', text: `the onError hook was called ${data.length} times, not ${wanted}` }];
    return data
      .flatMap((heard) => wronglyHeard(heard, exchange, answer))
      .map((problem) => ({ rule: 'hook', text: problem }));
  });
}

/** What is wrong with the answer to the request that follows a case. */
export async function followUp(url: string, { path, expect }: FollowUp, patience: number): Promise<Problem[]> {
  return patiently(patience, async () => {
    const answer = await send(url, { path }, patience);
    return differences(answer, { request: { path }, expect }).map(({ rule, text }) => ({
      rule,
      text: `afterwards, ${path}: ${text}`,
    }));
  });
}

/** Asks again until nothing is wrong, for a while. */
async function patiently(patience: number, ask: () => Promise<Problem[]>): Promise<Problem[]> {
  const end = performance.now() + Math.min(LIMIT, patience);
  for (let delay = 5; ; delay *= 2) {
    const problems = await ask();
    if (problems.length === 0 || performance.now() > end) return problems;
    await pause(delay);
  }
}

function wronglyHeard(heard: Heard, { request, expect }: Exchange, answer: Answer): string[] {
  const { method = 'GET', path } = request;
  const problems: string[] = [];
  // Of an answer whose head was out already, it is told which failure cut it.
  if (heard.status !== answer.status && expect.cut !== true)
    problems.push(`the onError hook was told of a ${heard.status}`);
  if (heard.method !== method) problems.push(`the onError hook was told of a ${heard.method} request`);
  if (heard.path !== path.split('?', 1)[0] && heard.path !== normalised(path))
    problems.push(`the onError hook was told of ${heard.path}`);
  if (heard.original === false) problems.push('the onError hook was not handed the original');
  return problems;
}

/** The path as a runtime hands it on that makes a URL of each target. */
function normalised(path: string): string | undefined {
  return URL.canParse(path, 'http://kuvert.test') ? new URL(path, 'http://kuvert.test').pathname : undefined;
}
