import type { Case } from './case.ts';
import { cases } from './cases.ts';
import { heardLate } from './heard-late.ts';
import { lackOf } from './lacks.ts';
import type { Lacks } from './lacks.ts';
import { runCase } from './run-case.ts';
import type { CaseRun } from './run-case.ts';
import { headerOf } from './wire/answer.ts';

/** How the suite is run. */
export interface SuiteOptions {
  /** What the server cannot do, and why; the cases that need it are not run. */
  readonly lacks?: Lacks;
  /** Whether a case is run at all. */
  readonly only?: (tested: Case) => boolean;
  /** Milliseconds the server may be silent before it counts as hanging; 5,000 unless said. */
  readonly patience?: number;
  /** Told of each result as it comes; once more of one that is found wrong when all are there. */
  readonly onResult?: (result: CaseResult) => void;
}

/** What came of one case. */
export interface CaseResult extends CaseRun {
  readonly tested: Case;
  /** Why it was not run. */
  readonly lacking?: string;
}

/** What came of all. */
export interface SuiteRun {
  readonly passed: number;
  readonly failed: number;
  readonly lacking: number;
  readonly results: readonly CaseResult[];
}

/**
 * Holds a server that was built from `testServer()`, in any process or runtime, to the whole table over HTTP, one case
 * after the other.
 *
 * @returns the results, in the order of the table; rejects only with what `only` or `onResult` throws
 * @example const { failed } = await runSuite('http://127.0.0.1:3000');
 */
export async function runSuite(url: string, options: SuiteOptions = {}): Promise<SuiteRun> {
  const { lacks = {}, only = () => true, patience, onResult } = options;
  const results: CaseResult[] = [];
  for (const tested of cases.filter((one) => only(one))) {
    const lack = lackOf(tested, lacks);
    const result =
      lack === undefined
        ? { tested, ...(await runCase(url, tested, patience)) }
        : { tested, problems: [], answers: [], lacking: `lacks ${lack}: ${lacks[lack]}` };
    results.push(result);
    onResult?.(result);
  }
  if (results.some(({ answers }) => answers.length > 0)) await lookBack(url, results, options);
  const lacking = results.filter((result) => result.lacking !== undefined).length;
  const failed = results.filter(({ problems }) => problems.length > 0).length;
  return { passed: results.length - failed - lacking, failed, lacking, results };
}

/** Adds what a case has left behind that shows only once it is over. */
async function lookBack(url: string, results: CaseResult[], { patience, onResult }: SuiteOptions): Promise<void> {
  const problemsOf = await heardLate(url, patience).then(
    (late) => (result: CaseResult) =>
      result.answers.flatMap((answer) => late.get(headerOf(answer, 'x-request-id') ?? '') ?? []),
    // A server that ends after the last case has passed none of what follows.
    (error: unknown) => (result: CaseResult) =>
      result === results.at(-1)
        ? [{ rule: 'alive', text: `the server does not answer: ${String(error)}` } as const]
        : [],
  );
  for (const [at, result] of results.entries()) {
    const late = problemsOf(result);
    if (late.length === 0) continue;
    const found = { ...result, problems: [...result.problems, ...late] };
    results[at] = found;
    onResult?.(found);
  }
}
