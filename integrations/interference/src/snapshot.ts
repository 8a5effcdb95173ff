import type { Received } from './connection.ts';

/** What no two answers have in common. */
const DATE = /^Date: [\w ,:]+ GMT\r\n/gim;
/** What Kuvert takes away on purpose. */
const POWERED = /^X-Powered-By: Express\r\n/gm;
/** What Kuvert adds on purpose. */
const REQUEST_ID = /^X-Request-Id: [\w-]{36}\r\n/gim;

/**
 * What came for one request, as a text to compare byte for byte: the status line, every header as it was written and in
 * order, the body in its framing, and how the connection ended.
 *
 * @param mask finds what else changes each time
 */
export function toSnapshot({ bytes, ended }: Received, mask: RegExp | undefined): string {
  const text = bytes.toString('latin1').replace(DATE, '').replace(POWERED, '');
  return `${mask === undefined ? text : text.replace(mask, '<masked>')}\n[${ended}]`;
}

/** The same without the request ids that Kuvert adds, which must be one for each answer. */
export function withoutIds(snapshot: string, answers: number): string {
  const found = snapshot.match(REQUEST_ID)?.length ?? 0;
  return found === answers ? snapshot.replace(REQUEST_ID, '') : `${snapshot}\n[${found} ids in ${answers} answers]`;
}

/**
 * The same with the names of headers in lower case and in alphabetical order, as every list of headers has them that
 * fetch's `Headers` has been.
 */
export function asHeaders(snapshot: string): string {
  return snapshot.replaceAll(/(?<=HTTP\/1\.1 .*\r\n)(?:[\w-]+: .*\r\n)+/gm, (lines) => {
    const lowered = lines.split(/(?<=\r\n)(?=.)/).map((line) => line.replace(/^[^:]+/, (name) => name.toLowerCase()));
    return lowered.toSorted().join('');
  });
}
