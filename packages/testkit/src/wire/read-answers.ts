import type { Problem } from '../problem.ts';
import type { Answer } from './answer.ts';
import { toAsked } from './asked.ts';
import type { Asked } from './asked.ts';
import { readBody } from './read-body.ts';

/** The final answers on a connection, in order; interim ones (RFC 9110 §15.2) are passed over, but for their flaws. */
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
 * @param asked the requests, in order: an answer to HEAD has no body, one to HTTP/1.0 no chunks
 * @param isOver whether the connection has ended
 */
export function readAnswers(bytes: Buffer, asked: readonly Asked[], isOver: boolean): Reading {
  const answers: Answer[] = [];
  let rest: Buffer = bytes;
  let interim: Problem[] = [];
  while (answers.length < asked.length) {
    const { method, isOld } = toAsked(asked[answers.length] ?? 'GET');
    const end = rest.indexOf('\r\n\r\n');
    if (end === -1) break;
    const { statusLine, status, headers, flaws } = readHead(rest.toString('latin1', 0, end));
    const after = rest.subarray(end + 4);
    if (status >= 100 && status <= 199 && status !== 101) {
      interim.push(...flaws, ...framing(interimFlaws(status, headers, isOld)));
      rest = after;
      continue;
    }
    const body = readBody(after, { status, headers, method, isOld, isOver });
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
      flaws: [...interim, ...flaws, ...framing(body.flaws)],
    });
    interim = [];
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

/** What an interim answer must not have, or not be sent at all (RFC 9110 §8.6 and §15.2, RFC 9112 §6.1). */
function interimFlaws(status: number, headers: Answer['headers'], isOld: boolean): string[] {
  return [
    ...(isOld ? [`a ${status} answers HTTP/1.0`] : []),
    ...(headers.has('content-length') ? [`a ${status} has a Content-Length`] : []),
    ...(headers.has('transfer-encoding') ? [`a ${status} has a Transfer-Encoding`] : []),
  ];
}

function framing(flaws: readonly string[]): Problem[] {
  return flaws.map((text) => ({ rule: 'framing', text }));
}
