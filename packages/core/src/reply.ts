import type { ContractData } from './contract.ts';
import { toDefinition } from './definition.ts';
import type { FailureDefinition } from './definition.ts';
import { addHeaders, FRAMING_HEADERS, setHeader, STALE_HEADERS, toAllow, toRetryAfter } from './headers.ts';
import { toPageLink } from './links.ts';
import { renderChallenge } from './message.ts';
import { toFailureText, toText } from './failure-body.ts';
import type { Failure } from './failure-body.ts';
import type { PageKey } from './pagination.ts';
import type { Success } from './success.ts';
import type { Target } from './target.ts';

/** The framework-neutral answer: all an adapter has to write. */
export interface Reply {
  readonly status: number;
  /** Names in lower case; values fit for the wire. `Content-Length` is the writer's. */
  readonly headers: Readonly<Record<string, string>>;
  /** `null` where the answer has no body. */
  readonly body: string | null;
  /** Names, in lower case, of headers an aborted answer may have left and this one must not carry. */
  readonly drop: readonly string[];
}

/** What an answer without a body must not carry. */
export const BODY_HEADERS: readonly string[] = [...STALE_HEADERS, 'content-type'];

/** What every reply carries: its type, `nosniff`, and the request id. */
function baseHeaders(contract: ContractData, id: Readonly<Record<string, string>>): Record<string, string> {
  return { 'content-type': contract.envelope.mediaType, 'x-content-type-options': 'nosniff', ...id };
}

/**
 * The reply to a success.
 *
 * @throws whatever writing the data as JSON throws: a cycle, a BigInt, a failing `toJSON`.
 */
export function toSuccessReply(
  success: Success,
  contract: ContractData,
  target: Target,
  baseUrl: string,
  id: Readonly<Record<string, string>>,
): Reply {
  const { status, data, page, details } = success;
  const isEmpty = status === 204;
  const headers: Record<string, string> = {};
  if (details !== undefined) {
    addHeaders(headers, details.headers);
    setLocation(headers, details.location);
  }
  Object.assign(headers, isEmpty ? id : baseHeaders(contract, id));
  if (isEmpty) return { status, headers, body: null, drop: BODY_HEADERS };
  const linkTo = (key: PageKey): string => toPageLink(baseUrl, target, contract.pagination[page?.style ?? 'page'], key);
  const body = toText(contract.envelope.success({ data, page, meta: details?.meta, linkTo }));
  return { status, headers, body, drop: FRAMING_HEADERS };
}

/**
 * The reply to a failure: never cached, and carrying the headers its status owes (`WWW-Authenticate`, `Allow`,
 * `Retry-After`, `Location`). `methods` is asked for an `Allow` that nobody gave.
 *
 * @throws whatever a house envelope throws.
 */
export function toFailureReply(
  failure: Failure,
  id: Readonly<Record<string, string>>,
  methods: () => Iterable<string>,
): Reply {
  const { definition, status, details, params } = failure;
  const headers: Record<string, string> = {};
  setHeader(headers, 'www-authenticate', challengeOf(definition, status, params));
  if (details !== undefined) {
    setHeader(headers, 'retry-after', toRetryAfter(details.retryAfter));
    if (details.allow !== undefined) setHeader(headers, 'allow', toAllow(details.allow));
    setLocation(headers, details.location);
    addHeaders(headers, details.headers);
  }
  // RFC 9110 §15.5.6: a 405 has one, if empty.
  if (status === 405) headers['allow'] ??= toAllow(methods());
  Object.assign(headers, baseHeaders(definition.contract, id));
  headers['cache-control'] = 'no-store';
  return { status, headers, body: toFailureText(failure), drop: STALE_HEADERS };
}

/** The code's challenge; for a 401 whose code has none, that of the contract's unauthenticated code, or a bare scheme. */
function challengeOf(
  { entry, contract }: FailureDefinition,
  status: number,
  params: Readonly<Record<string, unknown>> | undefined,
): string | undefined {
  if (entry.challenge !== undefined && (status === 401 || status === 403))
    return renderChallenge(entry.challenge, params);
  if (status !== 401) return undefined;
  return toDefinition(contract, contract.faults.unauthenticated).entry.challenge ?? 'Bearer';
}

const UNSAFE_IN_LOCATION = /[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/gu;

function setLocation(headers: Record<string, string>, location: string | undefined): void {
  if (typeof location === 'string') {
    headers['location'] = location.toWellFormed().replace(UNSAFE_IN_LOCATION, encodeURIComponent);
  }
}
