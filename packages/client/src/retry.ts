import type { AnyResult } from './result.ts';
import type { Init } from './to-init.ts';

/** When a request is sent again: after how many milliseconds, or not, `undefined`. */
export type Retry = (result: AnyResult, request: Init, tries: number) => number | undefined;

/** How often and how soon a request is sent again. */
export interface RetryOptions {
  /** How often it is sent at most, the first time included. */
  readonly attempts: number;
  /** Milliseconds that the first wait is at most; each next one may be twice as long. 250 unless said. */
  readonly base?: number;
  /** Milliseconds that no wait is longer than, but for one the server asks for. 10,000 unless said. */
  readonly cap?: number;
}

/** What may have been a moment's trouble, where no code says so. */
const PASSING = /^(?:network|malformed 50[234]|unknown-code (?:429|503))/;

/**
 * Sends again what may succeed then and does no harm: a code that its entry declares `safe` to retry; and where the
 * method is idempotent (RFC 9110 §9.2.2) also one declared so, a broken connection, and what gateways answer for an API
 * that is busy or away. It waits for a random time up to a bound that doubles (full jitter), and no shorter than the
 * answer's `Retry-After`. A stream is sent but once.
 *
 * @example createClient(api, { baseUrl: 'https://api.example.com', retry: retries({ attempts: 3 }) });
 */
export function retries({ attempts, base = 250, cap = 10_000 }: RetryOptions): Retry {
  return (result, { method, body }, tries) => {
    const passing = PASSING.test(`${result.kind} ${result.status}`) ? 'idempotent' : 'never';
    const retry = result.kind === 'failure' ? result.entry?.retry : passing;
    const isIdempotent = /^(?:GET|HEAD|OPTIONS|PUT|DELETE)$/.test(method);
    const may = retry === 'safe' || (retry === 'idempotent' && isIdempotent);
    if (tries >= attempts || !may || 'getReader' in Object(body)) return undefined;
    return Math.max(Math.random() * Math.min(cap, base * 2 ** (tries - 1)), (result.retryAfter ?? 0) * 1000);
  };
}
