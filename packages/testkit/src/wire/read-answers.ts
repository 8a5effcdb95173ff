import type { Problem } from '../problem.ts';
import type { Answer } from './answer.ts';
import { readBody } from './read-body.ts';

/** The final answers on a connection, in order; interim ones (RFC 9110 §15.2) are passed over. */
export interface Reading {
  readonly answers: readonly Answer[];
  /** Bytes that belong to no answer. */
  readonly rest: Buffer;
}

const STATUS_LINE = /^HTTP\/1\.[01] ([1-5]\d\d) [\t\x20-\x7e\x80-\xff]*$/;
const FIELD_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
/** Field values (RFC 9110 §5.5): no control character but the tab. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\0-\x08\x0a-\x1f\x7f]/;

/**
 * Reads what came on a connection, strictly: nothing is forgiven that RFC 9112 forbids.
 *
 * @param methods of the requests, in order: an answer to HEAD has no body
 * @param isOver whether the connection has ended
 */
export function readAnswers(bytes: Buffer, methods: readonly string[], isOver: boolean): Reading {
  const answers: Answer[] = [];
  let rest: Buffer = bytes;
  while (answers.length < methods.length) {
    const end = rest.indexOf('\r\n\r\n');
    if (end === -1) break;
    const { statusLine, status, headers, flaws } = readHead(rest.toString('latin1', 0, end));
    const after = rest.subarray(end + 4);
    if (status >= 100 && status <= 199 && status !== 101) {
      rest = after;
      continue;
    }
    const body = readBody(after, { status, headers, method: methods[answers.length] ?? 'GET', isOver });
    const { bytes: content, complete } = body;
    answers.push({
      statusLine,
      status,
      headers,
      body: content,
      // Bytes are read again whenever more of them come; a text is made of them when somebody looks.
      get text() {
        return content.toString();
      },
      complete,
      flaws: [...flaws, ...framing(body.flaws)],
    });
    rest = body.rest;
    if (!complete) break;
  }
  return { answers, rest };
}

function readHead(head: string): Pick<Answer, 'statusLine' | 'status' | 'headers' | 'flaws'> {
  const [statusLine = '', ...lines] = head.split('\r\n');
  const status = STATUS_LINE.exec(statusLine)?.[1];
  const flaws: Problem[] = [];
  if (status === undefined) flaws.push({ rule: 'framing', text: `${JSON.stringify(statusLine)} is no status line` });
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const value = line
      .slice(colon + 1)
      .replace(/^[ \t]+/, '')
      .replace(/(?<![ \t])[ \t]+$/, '');
    if (colon === -1 || !FIELD_NAME.test(name))
      flaws.push({ rule: 'headers', text: `${JSON.stringify(line)} is no header` });
    if (CONTROL.test(value)) flaws.push({ rule: 'headers', text: `the header ${name} has a control character in it` });
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), value]);
  }
  return { statusLine, status: Number(status ?? 0), headers, flaws };
}

function framing(flaws: readonly string[]): Problem[] {
  return flaws.map((text) => ({ rule: 'framing', text }));
}
