import { createClient, decodeResponse } from '@kuvert/client';
import type { ReadableApi, Result } from '@kuvert/client';
import { api, envelopes, inEnvelope } from '../../../../packages/client/src/api.fixture.ts';
import { toResponse } from '../../../../packages/client/src/to-response.fixture.ts';
import type { Answer } from '../../../../packages/client/src/to-response.fixture.ts';
import type { Ask, Exam, Finding, Findings } from '../exam.ts';

const KINDS = new Set(['success', 'failure', 'unknown-code', 'malformed']);

/** Puts the exam to the client on the runtime that this runs on. */
export async function examine({ baseUrl, asks, answers }: Exam): Promise<Findings> {
  const results: Finding[] = [];
  for (const ask of asks) results.push(await resultOf(baseUrl, ask));
  const problems: string[] = [];
  for (const answer of answers)
    for (const envelope of envelopes) {
      const problem = await problemWith(inEnvelope(envelope), answer);
      if (problem !== undefined) problems.push(`${envelope.name} ${JSON.stringify(answer)}: ${problem}`);
    }
  return { results, problems };
}

async function resultOf(baseUrl: string, { method, path, ...patience }: Ask): Promise<Finding> {
  try {
    const result = await createClient(api, { baseUrl, ...patience }).request(method, path);
    return { ...toPlain(result), polluted: isPolluted() };
  } catch (error) {
    return { kind: 'threw', error: String(error) };
  }
}

/** What JSON can say of a result. Long data is left out: it may be deeper than what carries it can write. */
function toPlain(result: Result): Finding {
  const plain = { ...result, response: undefined, ...('cause' in result ? { cause: chainOf(result.cause) } : {}) };
  const isShort = !('data' in plain) || isWritten(plain.data);
  return JSON.parse(JSON.stringify(isShort ? plain : { ...plain, data: undefined })) as Finding;
}

/** Whether data can be written as JSON, in a few characters. */
function isWritten(data: unknown): boolean {
  try {
    return (JSON.stringify(data) ?? '').length < 10_000;
  } catch {
    return false;
  }
}

/** What is told of a cause, and of its causes. */
const chainOf = (cause: unknown): string =>
  cause instanceof Error && cause.cause !== undefined ? `${cause} < ${chainOf(cause.cause)}` : String(cause);

async function problemWith(contract: ReadableApi, answer: Answer): Promise<string | undefined> {
  try {
    const result = await decodeResponse(contract, toResponse(answer), { maxBytes: 150 });
    if (!KINDS.has(result.kind)) return result.kind;
    if (result.ok !== (result.kind === 'success') || result.status !== answer.status) return JSON.stringify(result);
    return isPolluted() ? 'polluted' : undefined;
  } catch (error) {
    return String(error);
  }
}

const isPolluted = (): boolean => 'polluted' in {};
