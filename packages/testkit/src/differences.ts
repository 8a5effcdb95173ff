import type { Case } from './case.ts';
import { only } from './invariants.ts';
import type { Answer } from './send.ts';

/** Where an answer differs from what its case expects. */
export function differences(answer: Answer, { expect, request }: Case): string[] {
  const problems: string[] = [];
  if (answer.status !== expect.status) problems.push(`the status is ${answer.status}, not ${expect.status}`);
  const text = answer.text;
  const wanted = request.method === 'HEAD' ? '' : toText(expect.body, expect.raw === true);
  if (text !== wanted) problems.push(`the body is ${text || 'empty'}, not ${wanted || 'empty'}`);
  for (const [name, value] of Object.entries(expect.headers ?? {})) {
    const actual = only(answer, name) ?? null;
    if (actual !== value) problems.push(`${name} is ${actual ?? 'missing'}, not ${value ?? 'missing'}`);
  }
  return problems;
}

function toText(body: unknown, raw: boolean): string {
  if (raw) return String(body);
  return body === null ? '' : JSON.stringify(body);
}
