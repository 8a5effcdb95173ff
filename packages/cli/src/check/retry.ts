import type { CodeFacts } from '../facts.ts';

/** Statuses of a client's mistake that time may mend (RFC 9110 §15.5, RFC 8470, RFC 6585). */
const passing = new Set([408, 409, 412, 423, 425, 429]);

/** Why the retry class of a code and its default status say opposite things. */
export function retryProblem({ status, retry }: CodeFacts): string | undefined {
  const [first = 0] = status;
  if (retry !== 'never' && first >= 400 && first <= 499 && !passing.has(first)) {
    return `may be sent again (${retry}), and ${first} says that the request itself is wrong; make it never`;
  }
  if (retry === 'safe' && (first === 500 || first === 502 || first === 504)) {
    return `may always be sent again, and after ${first} nobody knows what the request has done; make it idempotent`;
  }
  if (retry === 'never' && (first === 429 || first === 503)) {
    return `may never be sent again, and ${first} asks for just that; make it ${first === 429 ? 'safe' : 'idempotent'}`;
  }
  return undefined;
}
