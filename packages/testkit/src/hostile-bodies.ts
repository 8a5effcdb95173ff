import { converse } from './wire/converse.ts';
import type { Conversation, Step } from './wire/converse.ts';

/** Names that reach for the prototype of what is parsed. */
export const POLLUTING = '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}';

/** The head of a request for `/` whose body is JSON. */
export function jsonHead(headers: Readonly<Record<string, string>>, method = 'POST'): string {
  const lines = Object.entries({ Host: 'x', 'Content-Type': 'application/json', ...headers });
  return `${method} / HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

/** Posts a body as JSON, by `fetch`. */
export async function postJson(
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly [status: number, text: string]> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
  const response = await fetch(url, init);
  return [response.status, await response.text()];
}

/** Holds a conversation, and gives status and text of every answer to it. */
export async function tellAll(
  url: string,
  steps: readonly Step[],
  methods: readonly string[] = ['POST'],
): Promise<{ readonly answers: readonly (readonly [number, string])[] } & Pick<Conversation, 'ended'>> {
  const { answers, ended } = await converse(url, steps, methods);
  return { answers: answers.map(({ status, text }) => [status, text]), ended };
}
