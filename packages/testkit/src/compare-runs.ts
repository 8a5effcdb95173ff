import type { Problem } from './problem.ts';
import type { SuiteRun } from './suite.ts';
import type { Answer } from './wire/answer.ts';

/** What differs from one answer to the next by its nature. */
const VOLATILE: ReadonlySet<string> = new Set(['date', 'x-request-id', 'connection', 'keep-alive']);

/**
 * Where two runs differ: a server that was started with another `NODE_ENV` is to answer the same bytes.
 *
 * @returns the problems by the id of their case
 */
export function compareRuns(one: SuiteRun, other: SuiteRun): ReadonlyMap<string, Problem> {
  const seen = new Map(one.results.map(({ tested, answers }) => [tested.id, answers.map(toFingerprint)]));
  const found = new Map<string, Problem>();
  for (const { tested, answers } of other.results) {
    const before = JSON.stringify(seen.get(tested.id));
    const after = JSON.stringify(answers.map(toFingerprint));
    if (before !== after) found.set(tested.id, { rule: 'environment', text: `it was ${before}, and is ${after}` });
  }
  return found;
}

/** All of an answer that is to be the same each time. */
function toFingerprint({ statusLine, headers, body, complete }: Answer): unknown {
  const kept = [...headers]
    .filter(([name]) => !VOLATILE.has(name))
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return [statusLine, kept, body.toString('latin1'), complete];
}
