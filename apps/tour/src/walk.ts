import { ask, problemsOf, requestGroups } from '@kuvert-demo/domain';
import type { Answer, DemoRequest } from '@kuvert-demo/domain';
import { codeOf, differences } from './compare.ts';
import type { NamedServer } from './servers.ts';

/** What all servers answered to one request. */
export interface Row {
  readonly heading: string;
  readonly request: DemoRequest;
  /** Of the first server; the others' are the same where nothing differs. */
  readonly status: number;
  readonly code: string | undefined;
  /** By server, in the order they were given. */
  readonly codes: readonly (string | undefined)[];
  /** By server, as they came. */
  readonly answers: readonly Answer[];
  /** In what the others differ from the first server. */
  readonly differences: readonly string[];
  /** In what any of them is not what the request expects. */
  readonly problems: readonly string[];
}

/** Sends every request to all servers at once, one request after the other. */
export async function* walk(servers: readonly NamedServer[], upstreamUrl: string): AsyncGenerator<Row> {
  let number = 0;
  for (const { heading, requests } of requestGroups) {
    for (const plain of requests) {
      number += 1;
      const request = { ...plain, headers: { 'x-request-id': `tour-${number}`, ...plain.headers } };
      const answers = await Promise.all(servers.map((server) => ask(request, server.url)));
      yield await toRow(heading, request, servers, answers, upstreamUrl);
    }
  }
}

async function toRow(
  heading: string,
  request: DemoRequest,
  servers: readonly NamedServer[],
  answers: readonly Answer[],
  upstreamUrl: string,
): Promise<Row> {
  const [first, ...others] = answers;
  if (first === undefined) throw new Error('There is no server to ask.');
  const problems = await Promise.all(answers.map((answer) => problemsOf(request, answer, upstreamUrl)));
  const named = (index: number, words: readonly string[]): string[] =>
    words.map((word) => `${servers[index]?.name}: ${word}`);
  return {
    heading,
    request,
    status: first.status,
    code: codeOf(first),
    codes: answers.map(codeOf),
    answers,
    differences: others.flatMap((other, index) => named(index + 1, differences(first, other))),
    problems: problems.flatMap((words, index) => named(index, words)),
  };
}
