import type { Probed, ProbeResult, ProbeRun } from '@kuvert/testkit';
import { paint } from '../terminal/paint.ts';
import { toPrintable } from '../terminal/printable.ts';

/** The line that says how one probe went. */
export function toLine({ id, title, problems, skipped }: ProbeResult): string {
  const text = `${id}: ${title}`;
  if (skipped !== undefined) return paint.dim(`- ${text} (${skipped})`);
  return problems.length === 0 ? `${paint.green('✓')} ${text}` : `${paint.red('✗')} ${text}`;
}

/** What was found, for people: each failure with what was sent, what came and why it matters; then the count. */
export function toReport({ envelope, passed, failed, skipped, results }: ProbeRun): string {
  const failures = results.filter(({ problems }) => problems.length > 0).map(toFailure);
  const count = `${passed} passed, ${failed} failed, ${skipped} not asked, in the ${envelope} envelope`;
  return [...failures, failed === 0 ? paint.green(count) : paint.red(count), ''].join('\n');
}

function toFailure({ id, title, why, problems, exchanges }: ProbeResult): string {
  return [
    `${paint.red('✗')} ${paint.bold(id)}: ${title}`,
    paint.dim(`  why: ${why}`),
    ...exchanges.slice(-1).flatMap(toExchange),
    ...problems.map(({ rule, text }) => `  ${paint.yellow(rule)}: ${toPrintable(text)}`),
    '',
  ].join('\n');
}

function toExchange({ request, answer }: Probed): string[] {
  const { method = 'GET', path } = request;
  const came = answer === undefined ? 'nothing' : `${answer.statusLine} ${excerpt(answer.text)}`;
  return [`  → ${excerpt(`${method} ${path}`)}`, `  ← ${came.trimEnd()}`].map(toPrintable);
}

const excerpt = (text: string): string => (text.length > 160 ? `${text.slice(0, 160)}…` : text);

/** The run as plain data. */
export function toJson({ results, ...counts }: ProbeRun, url: string): unknown {
  return {
    url,
    ...counts,
    results: results.map(({ id, title, why, problems, skipped, exchanges }) => ({
      id,
      title,
      why,
      problems,
      ...(skipped !== undefined && { skipped }),
      asked: exchanges.map(({ request: { method = 'GET', path }, answer }) => ({
        method,
        path,
        status: answer?.status,
      })),
    })),
  };
}
