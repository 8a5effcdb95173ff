import type { EnvelopeReader } from '@kuvert/core/client';
import { headerOf } from '../wire/answer.ts';
import type { Answer } from '../wire/answer.ts';
import { send } from '../wire/send.ts';
import { bodies } from './bodies.ts';
import type { Probe, ProbeResult } from './case.ts';
import type { ProbeOptions } from './options.ts';
import { pages } from './pages.ts';
import { parser } from './parser.ts';
import { NOWHERE, requests } from './requests.ts';
import { belowPrefix, parse, ProbedServer } from './server.ts';
import { successes } from './successes.ts';

/** Everything a server can be asked for without its cooperation. */
export const probes: readonly Probe[] = [...requests, ...successes, ...bodies, ...pages, ...parser];

/** What came of all probes. */
export interface ProbeRun {
  /** The envelope that answers were read in. */
  readonly envelope: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly results: readonly ProbeResult[];
}

/**
 * Asks a live server, in any language, for what every server can be asked for: which faults come back in its envelope and
 * which do not, what leaks, which headers are missing, whether its pages hold together. One request after the other.
 *
 * @throws Error when the server cannot be reached at all.
 * @example const { failed } = await probe('http://127.0.0.1:3000', { envelopes: [codeReader], list: '/v1/projects' });
 */
export async function probe(url: string, options: ProbeOptions): Promise<ProbeRun> {
  const { only = () => true, onResult } = options;
  const server = new ProbedServer(url, options, await findEnvelope(url, options));
  const results: ProbeResult[] = [];
  for (const each of probes.filter((one) => only(one))) {
    const result = await make(each, server);
    results.push(result);
    onResult?.(result);
  }
  const skipped = results.filter((result) => result.skipped !== undefined).length;
  const failed = results.filter(({ problems }) => problems.length > 0).length;
  return { envelope: server.envelope.name, passed: results.length - failed - skipped, failed, skipped, results };
}

async function make({ id, title, why, needs, ask }: Probe, server: ProbedServer): Promise<ProbeResult> {
  const about = { id, title, why };
  if (needs !== undefined && server.options[needs] === undefined) {
    return { ...about, problems: [], exchanges: [], skipped: `nobody has said which path to ask (${needs})` };
  }
  server.exchanges = [];
  const problems = await ask(server).catch((error: unknown) => [
    { rule: 'alive' as const, text: `the server does not answer: ${String(error)}` },
  ]);
  return { ...about, problems, exchanges: server.exchanges };
}

/** The envelope an unknown route is answered in. */
async function findEnvelope(url: string, options: ProbeOptions): Promise<EnvelopeReader> {
  const { envelopes, headers, patience } = options;
  const [first] = envelopes;
  if (first === undefined)
    throw new TypeError('[@kuvert/testkit] a server is probed for an envelope; name at least one.');
  const answer = await send(url, { path: belowPrefix(options, NOWHERE), ...(headers && { headers }) }, patience);
  return envelopes.find((envelope) => reads(envelope, answer)) ?? first;
}

function reads(envelope: EnvelopeReader, answer: Answer): boolean {
  return envelope.decode(parse(answer.text), answer.status, (name) => headerOf(answer, name)).kind === 'failure';
}
