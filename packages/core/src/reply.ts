import type { ContractData } from './contract.ts';
import { toDefinition } from './definition.ts';
import type { FailureDefinition } from './definition.ts';
import type { Envelope, HeaderReader } from './envelope.ts';
import { addHeaders, FRAMING_HEADERS, joinHeader, setHeader, STALE_HEADERS, toAllow, toRetryAfter } from './headers.ts';
import type { Translation } from './languages.ts';
import { toPageLinks, toSentKey } from './links.ts';
import { renderChallenge } from './message.ts';
import { toFailureText, toText } from './failure-body.ts';
import type { Failure } from './failure-body.ts';
import type { PageKey } from './pagination.ts';
import type { RequestFacts } from './facts.ts';
import type { Success } from './success.ts';

/** The framework-neutral answer: all an adapter has to write. */
export interface Reply {
  readonly status: number;
  /** Whether it answers a failure, which a status of an envelope that is always 200 does not tell. */
  readonly isFailure: boolean;
  /** Names in lower case; values fit for the wire. `Content-Length` is the writer's. */
  readonly headers: Readonly<Record<string, string>>;
  /** `null` where the answer has no body. */
  readonly body: string | null;
  /** Names, in lower case, of headers an aborted answer may have left and this one must not carry. */
  readonly drop: readonly string[];
}

/** What an answer without a body must not carry. */
export const BODY_HEADERS: readonly string[] = [...STALE_HEADERS, 'content-type'];

/** Adds what every reply with a body carries: its type, `nosniff`, and the request id. */
function addBase(headers: Record<string, string>, mediaType: string, facts: Identified): void {
  headers['content-type'] = mediaType;
  headers['x-content-type-options'] = 'nosniff';
  addId(headers, facts);
}

/** Adds the request id, unless ids are switched off. */
export function addId(headers: Record<string, string>, { idName, requestId }: Identified): void {
  if (idName !== undefined) headers[idName] = requestId;
}

/** What of the facts says how a request is told apart. */
type Identified = Pick<RequestFacts, 'idName' | 'requestId'>;

/**
 * The reply to a success, in the envelope that the request prefers.
 *
 * @throws whatever writing the data as JSON throws: a cycle, a BigInt, a failing `toJSON`.
 */
export function toSuccessReply(success: Success, contract: ContractData, facts: RequestFacts): Reply {
  const { data, page, details } = success;
  const envelope = toEnvelope(contract, facts.header);
  const status = envelope.isAlwaysOk === true ? 200 : success.status;
  const headers: Record<string, string> = {};
  if (details !== undefined) {
    addHeaders(headers, details.headers);
    setLocation(headers, details.location);
  }
  if (status === 204) {
    addId(headers, facts);
    return { status, isFailure: false, headers, body: null, drop: BODY_HEADERS };
  }
  let links: ((key: PageKey) => string) | undefined;
  const linkTo = (key: PageKey): string => {
    const { pagination } = contract;
    const style = page?.style ?? 'page';
    links ??= toPageLinks(facts.baseUrl, facts.target, pagination[style]);
    return links(toSentKey(pagination, style, key));
  };
  const parts = { data, page, meta: details?.meta, linkTo, requestId: facts.requestId };
  if (envelope.headers !== undefined) addHeaders(headers, envelope.headers(parts));
  if (contract.alternatives !== undefined) addVary(headers, 'Accept');
  addBase(headers, envelope.mediaType, facts);
  return { status, isFailure: false, headers, body: toText(envelope.success(parts)), drop: FRAMING_HEADERS };
}

/**
 * The reply to a failure, in the envelope and language that the request prefers: never cached, and carrying the headers
 * its status owes (`WWW-Authenticate`, `Allow`, `Retry-After`, `Location`). `methods` is asked for an `Allow` that nobody
 * gave.
 *
 * @throws whatever a house envelope throws.
 */
export function toFailureReply(
  failure: Failure,
  facts: Identified & Pick<RequestFacts, 'header'>,
  methods: () => Iterable<string>,
): Reply {
  const { definition, status, details, params } = failure;
  const { contract } = definition;
  const envelope = toEnvelope(contract, facts.header);
  const headers: Record<string, string> = {};
  if (status === 401 || status === 403) setHeader(headers, 'www-authenticate', challengeOf(definition, status, params));
  if (details !== undefined) {
    setHeader(headers, 'retry-after', toRetryAfter(details.retryAfter));
    if (details.allow !== undefined) setHeader(headers, 'allow', toAllow(details.allow));
    setLocation(headers, details.location);
    addHeaders(headers, details.headers);
  }
  // RFC 9110 §15.5.6: a 405 has one, if empty.
  if (status === 405) headers['allow'] ??= toAllow(methods());
  if (contract.alternatives !== undefined) addVary(headers, 'Accept');
  let translation: Translation | undefined;
  if (contract.languages !== undefined) {
    translation = contract.languages.translate({ reason: definition.reason, params }, facts.header('accept-language'));
    headers['content-language'] = translation.language;
    addVary(headers, 'Accept-Language');
  }
  addBase(headers, envelope.failureMediaType ?? envelope.mediaType, facts);
  headers['cache-control'] = 'no-store';
  return {
    status: envelope.isAlwaysOk === true ? 200 : status,
    isFailure: true,
    headers,
    body: toFailureText(failure, { envelope, requestId: facts.requestId, translation }),
    drop: STALE_HEADERS,
  };
}

/** The envelope an answer is written in. */
function toEnvelope({ envelope, alternatives }: ContractData, header: HeaderReader): Envelope {
  return alternatives === undefined ? envelope : alternatives.choose(envelope, header);
}

/** Says that an answer depends on a header of its request (RFC 9110 §12.5.5). */
function addVary(headers: Record<string, string>, name: string): void {
  headers['vary'] = joinHeader('vary', headers['vary'], name).toString();
}

/** The code's challenge; for a 401 whose code has none, that of the contract's unauthenticated code, or a bare scheme. */
function challengeOf(
  { entry, contract }: FailureDefinition,
  status: number,
  params: Readonly<Record<string, unknown>> | undefined,
): string | undefined {
  if (entry.challenge !== undefined) return renderChallenge(entry.challenge, params);
  if (status !== 401) return undefined;
  return toDefinition(contract, contract.faults.unauthenticated).entry.challenge ?? 'Bearer';
}

const UNSAFE_IN_LOCATION = /[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/gu;

function setLocation(headers: Record<string, string>, location: string | undefined): void {
  if (typeof location === 'string') {
    headers['location'] = location.toWellFormed().replace(UNSAFE_IN_LOCATION, encodeURIComponent);
  }
}
