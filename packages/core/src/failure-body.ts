import type { FailureDefinition } from './definition.ts';
import type { Envelope, FailureParts } from './envelope.ts';
import type { FailureDetails } from './failure.ts';
import type { FaultName } from './faults.ts';
import type { Translation } from './languages.ts';

/** A failure resolved to the code that answers for it. */
export interface Failure {
  readonly definition: FailureDefinition;
  readonly status: number;
  /** Rendered, and fit for the wire. */
  readonly message: string;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly details?: FailureDetails | undefined;
  /** The fault it stands for; absent when a code was raised. */
  readonly fault?: FaultName;
}

/** What a request has a say in, of how a failure is written. */
export interface Wording {
  readonly envelope: Envelope;
  readonly requestId?: string | undefined;
  /** Absent where the contract has but one language. */
  readonly translation?: Translation | undefined;
}

/** The body of a failure as a value. */
export function toFailureBody(failure: Failure, { envelope, requestId, translation }: Wording): unknown {
  return envelope.failure(toParts(failure, requestId, translation));
}

/** The body of a failure as it goes out. Kept once written, where it is the same each time. */
export function toFailureText(failure: Failure, { envelope, requestId, translation }: Wording): string {
  const { definition, status, details } = failure;
  const isUsual =
    !definition.hasParams &&
    details?.issues === undefined &&
    details?.retryAfter === undefined &&
    status === definition.statuses[0] &&
    translation?.message === undefined &&
    envelope === definition.contract.envelope;
  if (!isUsual) return toText(envelope.failure(toParts(failure, requestId, translation)));
  if (definition.body !== undefined) return definition.body;
  let isTold = false;
  const parts: FailureParts = {
    ...toParts(failure, undefined, translation),
    get requestId() {
      isTold = true;
      return requestId;
    },
  };
  const text = toText(envelope.failure(parts));
  // What says the id of its request is not the same the next time.
  if (!isTold) definition.body = text;
  return text;
}

function toParts(
  { definition, status, message, params, details }: Failure,
  requestId: string | undefined,
  translation: Translation | undefined,
): FailureParts {
  const { code, reason, entry } = definition;
  const translated = translation?.message;
  return {
    code,
    reason,
    status,
    message: translated ?? message,
    language: translated === undefined ? undefined : translation?.language,
    original: translated === undefined ? undefined : message,
    params: params && toWritable(params),
    issues: details?.issues,
    docs: entry.docs,
    retryAfter: toSeconds(details?.retryAfter),
    requestId,
  };
}

/** Params as JSON can write them: an integer beyond all bounds becomes text. */
function toWritable(params: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(params);
  if (entries.every(([, value]) => typeof value !== 'bigint')) return params;
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'bigint' ? String(value) : value]));
}

/** Whole seconds from now; `undefined` for what is no time. */
function toSeconds(retryAfter: unknown): number | undefined {
  const seconds = retryAfter instanceof Date ? Math.max(0, (retryAfter.getTime() - Date.now()) / 1000) : retryAfter;
  const whole = typeof seconds === 'number' ? Math.ceil(seconds) : Number.NaN;
  return Number.isSafeInteger(whole) && whole >= 0 ? whole : undefined;
}

/**
 * Writes a body as JSON.
 *
 * @throws TypeError when there is nothing to write, and whatever writing throws: a cycle, a BigInt, a failing `toJSON`.
 */
export function toText(body: unknown): string {
  const text: unknown = JSON.stringify(body);
  if (typeof text === 'string') return text;
  throw new TypeError(`[@kuvert/core] an envelope gave ${typeof body}; it has to give a value that JSON can write.`);
}
