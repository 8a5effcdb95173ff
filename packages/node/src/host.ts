import type { IncomingMessage } from 'node:http';

/** RFC 9110 §7.2 and RFC 3986 §3.2.2: a literal in brackets or a registered name, which may be empty, and a port. */
const HOST = /^(?:\[[\w.~%!$&'()*+,;=:-]+\]|(?:[\w.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)(?::\d*)?$/;

/**
 * Whether a request says at most once, and properly, which host it is for (RFC 9112 §3.2); of HTTP/1.1, whether it says
 * so at all, where that is required. Node looks no further than that.
 */
export function hasProperHost({ headers, rawHeaders, httpVersion }: IncomingMessage, isRequired: boolean): boolean {
  const { host } = headers;
  if (host === undefined) return !isRequired || httpVersion !== '1.1';
  return HOST.test(host) && countHosts(rawHeaders) === 1;
}

function countHosts(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 4 && name.toLowerCase() === 'host') count += 1;
  }
  return count;
}
