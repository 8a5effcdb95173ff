import type { Case, Exchange } from './case.ts';
import { rules } from './problem.ts';
import type { Problem } from './problem.ts';
import type { CaseResult, SuiteRun } from './suite.ts';
import type { Answer } from './wire/answer.ts';

/** One failed case, as a person wants to read it: what was wanted and why, what was sent, what came, what is wrong. */
export function describeFailure({ tested, problems, answers }: CaseResult): string {
  return [
    `✗ ${tested.id}: ${tested.title}`,
    `  why: ${tested.why}`,
    ...exchangesOf(tested).flatMap((exchange, at) => [toSent(exchange), toCame(answers[at])]),
    ...problems.map(({ rule, text }) => `  ${rule}: ${text}`),
    ...[...new Set(problems.map(({ rule }) => rule))].map((rule) => `  (${rule}) ${rules[rule]}`),
  ].join('\n');
}

/** The last lines of a run: what lacks and why, and the count. */
export function summarise({ passed, failed, lacking, results }: SuiteRun): string {
  const reasons = new Map<string, number>();
  for (const result of results)
    if (result.lacking !== undefined) reasons.set(result.lacking, (reasons.get(result.lacking) ?? 0) + 1);
  return [
    ...Array.from(reasons, ([reason, count]) => `- ${count} not run: ${reason}`),
    `${passed} passed, ${failed} failed${lacking > 0 ? `, ${lacking} lacking` : ''}`,
  ].join('\n');
}

/** The results as plain data, for other tools. */
export function toJson({ passed, failed, lacking, results }: SuiteRun): unknown {
  const rows = results.map(({ tested: { id, title, why }, problems, lacking: reason }) => ({
    id,
    title,
    why,
    problems,
    ...(reason !== undefined && { lacking: reason }),
  }));
  return { passed, failed, lacking, results: rows };
}

/** The problems of a case, for an assertion that fails with them. */
export function toError(tested: Case, problems: readonly Problem[], answers: readonly Answer[]): Error {
  const error = new Error(`\n${describeFailure({ tested, problems, answers })}`);
  // Where it was made says nothing of the server under test.
  delete error.stack;
  return error;
}

function exchangesOf(tested: Case): readonly Exchange[] {
  return 'steps' in tested ? tested.exchanges : [tested];
}

function toSent({ request }: Exchange): string {
  const { method = 'GET', path, version, headers = {}, body } = request;
  const more = [
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    body === undefined ? '' : excerpt(String(body)),
  ];
  return `  → ${[`${method} ${path}${version === undefined ? '' : ` HTTP/${version}`}`, ...more].filter(Boolean).join(' · ')}`;
}

function toCame(answer: Answer | undefined): string {
  if (answer === undefined) return '  ← nothing';
  const headers = Array.from(answer.headers, ([name, values]) => `${name}: ${values.join(', ')}`);
  return `  ← ${[answer.statusLine, ...headers, excerpt(answer.text)].join(' · ')}`;
}

function excerpt(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
