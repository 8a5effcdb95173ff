import type { Exchange } from './case.ts';
import type { Problem } from './problem.ts';
import { headerOf } from './wire/answer.ts';
import type { Answer } from './wire/answer.ts';

/** Where an answer differs from what its case expects. */
export function differences(answer: Answer, { expect, request }: Exchange): Problem[] {
  const problems: string[] = [];
  if (answer.status !== expect.status) problems.push(`the status is ${answer.status}, not ${expect.status}`);
  const { text } = answer;
  const wanted = request.method === 'HEAD' ? '' : toText(expect.body, expect.raw === true);
  if (text !== wanted) problems.push(`the body is ${excerpt(text)}, not ${excerpt(wanted)}`);
  for (const [name, value] of Object.entries(expect.headers ?? {})) {
    const actual = headerOf(answer, name) ?? null;
    if (actual !== value) problems.push(`${name} is ${actual ?? 'missing'}, not ${value ?? 'missing'}`);
  }
  return problems.map((problem) => ({ rule: 'alike', text: problem }));
}

function toText(body: unknown, raw: boolean): string {
  if (raw) return String(body);
  return body === null ? '' : JSON.stringify(body);
}

function excerpt(text: string): string {
  if (text === '') return 'empty';
  return text.length > 400 ? `${text.slice(0, 400)}… (${text.length} characters)` : text;
}
