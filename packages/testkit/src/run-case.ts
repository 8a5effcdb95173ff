import { aftermath, followUp } from './aftermath.ts';
import type { Case, Exchange, Script } from './case.ts';
import { judge } from './judge.ts';
import type { Problem } from './problem.ts';
import type { Answer } from './wire/answer.ts';
import { askedBy } from './wire/asked.ts';
import { converse, PATIENCE } from './wire/converse.ts';
import type { Step } from './wire/converse.ts';
import { send } from './wire/send.ts';

/** What came of a case. */
export interface CaseRun {
  /** Empty when it passed. */
  readonly problems: readonly Problem[];
  /** In the order of its requests. */
  readonly answers: readonly Answer[];
}

/** Milliseconds an answer may take. */
const LIMIT = 1_000;

let runs = 0;

/**
 * Runs one case against a server that was built from `testServer()`.
 *
 * @param patience milliseconds the server may be silent before it counts as hanging
 * @returns the problems, and the answers they were found in; never rejects
 */
export async function runCase(url: string, tested: Case, patience: number = PATIENCE): Promise<CaseRun> {
  const run = await attempt(url, tested, patience);
  const isSlow = run.problems.length > 0 && run.problems.every(({ rule }) => rule === 'prompt');
  // A busy machine may stutter; a server that hangs does it again.
  return isSlow ? attempt(url, tested, patience) : run;
}

async function attempt(url: string, tested: Case, patience: number): Promise<CaseRun> {
  runs += 1;
  const id = `${tested.id}-${runs}`;
  const problems: Problem[] = [];
  let answers: readonly Answer[] = [];
  try {
    const made = await ('steps' in tested
      ? runScript(url, tested, id, patience)
      : runRequest(url, tested, id, patience));
    ({ answers } = made);
    problems.push(...made.problems);
    for (const [at, exchange] of made.exchanges.entries()) {
      problems.push(...problemsOf(exchange, answers[at]));
      problems.push(...(await aftermath(url, exchange, answers[at], patience)));
    }
    if (tested.after) problems.push(...(await followUp(url, withId(tested.after, id), patience)));
  } catch (error) {
    problems.push({ rule: 'alive', text: `the server does not answer: ${String(error)}` });
  }
  return { problems, answers };
}

interface Attempt {
  readonly answers: readonly Answer[];
  readonly exchanges: readonly Exchange[];
  readonly problems: Problem[];
}

async function runRequest(url: string, { request, expect }: Exchange, id: string, patience: number): Promise<Attempt> {
  const requestId = request.requestId === undefined ? id : request.requestId;
  const sent = { ...request, requestId };
  const answer = await send(url, sent, patience);
  const problems = [...late(answer.elapsed), ...stray(answer.rest)];
  return { answers: [answer], exchanges: [{ request: sent, expect }], problems };
}

async function runScript(url: string, script: Script, id: string, patience: number): Promise<Attempt> {
  const exchanges = script.exchanges.map(({ request, expect }) => {
    const { requestId = null } = request;
    return { request: { ...request, requestId: requestId === null ? null : withId(requestId, id) }, expect };
  });
  const steps = script.steps.map((step): Step => (typeof step === 'string' ? withId(step, id) : step));
  // One whose client leaves before it is answered has no exchange, but may wait for the answer to begin.
  const asked = exchanges.length === 0 ? ['GET'] : exchanges.map(({ request }) => askedBy(request));
  const { answers, rest, elapsed, ended } = await converse(url, steps, asked, patience);
  // Of a conversation whose client has left, nothing is expected.
  const problems = exchanges.length === 0 ? [] : [...stray(rest), ...late(elapsed)];
  if (ended === 'open' && exchanges.some(({ expect }) => expect.cut === true))
    problems.push({ rule: 'prompt', text: 'the connection of a cut answer stays open' });
  // How far an answer has come that nobody waits for is a matter of time.
  return { answers: answers.slice(0, exchanges.length), exchanges, problems };
}

function problemsOf(exchange: Exchange, answer: Answer | undefined): Problem[] {
  if (answer !== undefined) return judge(exchange, answer);
  return [{ rule: 'alive', text: `there is no answer to ${exchange.request.path}` }];
}

function late(elapsed: number): Problem[] {
  return elapsed > LIMIT ? [{ rule: 'prompt', text: `the answer took ${Math.round(elapsed)} ms` }] : [];
}

function stray(rest: Buffer): Problem[] {
  return rest.length > 0 ? [{ rule: 'framing', text: `${rest.length} bytes belong to no answer` }] : [];
}

/** Fills in the request id of a run. */
function withId<T>(value: T, id: string): T {
  return JSON.parse(JSON.stringify(value).replaceAll('{id}', id)) as T;
}
