import type { Case } from './case.ts';
import { only } from './invariants.ts';
import type { Heard } from './recorder.ts';
import { send } from './send.ts';
import type { Answer } from './send.ts';

/** What is wrong once a case is over: the server must be alive, and its hook have heard of every failure once. */
export async function aftermath(url: string, tested: Case, answer: Answer): Promise<string[]> {
  const { status, body } = await send(url, {
    path: `/heard/${encodeURIComponent(only(answer, 'x-request-id') ?? '')}`,
  });
  if (status !== 200) return [`the next request is answered ${status} ${body.toString()}`];
  const { data } = JSON.parse(body.toString()) as { data: readonly Heard[] };
  const wanted = tested.expect.failures ?? (answer.status >= 300 && tested.expect.raw !== true ? 1 : 0);
  if (data.length !== wanted) return [`the onError hook was called ${data.length} times, not ${wanted}`];
  return data.flatMap((heard) => problemsOf(heard, tested, answer));
}

function problemsOf(heard: Heard, { request }: Case, answer: Answer): string[] {
  const { method = 'GET', path } = request;
  const problems: string[] = [];
  if (heard.status !== answer.status) problems.push(`the onError hook was told of a ${heard.status}`);
  if (heard.method !== method) problems.push(`the onError hook was told of a ${heard.method} request`);
  if (heard.path !== path.split('?', 1)[0]) problems.push(`the onError hook was told of ${heard.path}`);
  if (heard.original === false) problems.push('the onError hook was not handed the original');
  return problems;
}
