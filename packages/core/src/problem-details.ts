import type {
  Decoded,
  DecodedPage,
  Envelope,
  EnvelopeReader,
  EnvelopeTypes,
  HeaderReader,
  JsonSchema,
  SuccessParts,
  DataOrNull,
} from './envelope.ts';
import { JSON_TYPE, readExtras, toExtras } from './extras.ts';
import type { ExtraMembers, ExtraOptions } from './extras.ts';
import { readLinkHeader, toLinkHeader } from './link-header.ts';
import { codeAt, countAt, isRecord, present, textAt } from './read.ts';

/** A problem (RFC 9457 §3.1), with the reason and the wire code as extension members, and the code's params. */
export interface Problem<Code> extends Omit<ExtraMembers, 'params'> {
  /** An absolute URI: the type of the problem, one for each reason. */
  readonly type: string;
  readonly title: string;
  /** Equal to the HTTP status. */
  readonly status: number;
  readonly detail: string;
  readonly reason: string;
  readonly code: Code;
  readonly [extension: string]: unknown;
}

/** The bodies of problem details: bare data, and problems. */
export interface ProblemTypes extends EnvelopeTypes {
  readonly success: DataOrNull<this['data']>;
  readonly page: this['data'];
  readonly failure: Problem<this['code']>;
}

/** How problems are named, and what is written beside them. */
export interface ProblemOptions extends Omit<ExtraOptions, 'params'> {
  /** The absolute URI that the types of problems begin with, like `https://api.example.com/problems/`, or makes them. */
  readonly types: string | ((reason: string) => string);
  /** How successes are written. Left out, the data is the body, `null` for none, and pages are linked by headers. */
  readonly success?: Envelope;
}

/** Members that RFC 9457 §3.1 and this envelope give a meaning: no param takes their place. */
const RESERVED: ReadonlySet<string> = new Set([
  'type',
  'title',
  'status',
  'detail',
  'instance',
  'reason',
  'code',
  'errors',
  'request_id',
  'doc_url',
  'retry_after',
]);

/**
 * Problem details (RFC 9457): failures as `application/problem+json`. A success is its data alone; a page is linked by
 * `Link` (RFC 8288), and counted by `X-Total-Count`.
 *
 * @throws TypeError for types of problems that are no absolute URI.
 * @example defineContract({ codes, envelope: problemDetails({ types: 'https://api.example.com/problems/' }), faults });
 */
export function problemDetails({ types, success, ...options }: ProblemOptions): Envelope<ProblemTypes> {
  const extras = toExtras(options);
  const typeOf = typeof types === 'string' ? (reason: string) => `${types}${reason}` : types;
  checkType(typeOf('REASON'));
  const inner: SuccessHalf = success ?? bare;
  return {
    name: 'problem',
    mediaType: inner.mediaType,
    failureMediaType: 'application/problem+json',
    wireCode: 'any',
    hasMeta: inner.hasMeta,
    schemas: { ...inner.schemas, failure: toSchema(extras.properties) },
    success: inner.success,
    ...(inner.headers === undefined ? undefined : { headers: inner.headers }),
    failure: (parts) => ({
      ...unreserved(parts.params),
      type: typeOf(parts.reason),
      title: toTitle(parts.reason),
      status: parts.status,
      detail: parts.message,
      reason: parts.reason,
      code: parts.code,
      ...extras.write(parts),
    }),
    decode(body, status, header) {
      return readProblem(body, status, header) ?? inner.decode(body, status, header);
    },
  };
}

function checkType(type: string): void {
  if (URL.canParse(type)) return;
  throw new TypeError(
    `[@kuvert/core] the type ${JSON.stringify(type)} of a problem is not absolute; give types like https://api.example.com/problems/.`,
  );
}

/** A short text that is the same each time a problem occurs. */
function toTitle(reason: string): string {
  const words = reason.replaceAll('_', ' ').toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function unreserved(
  params: Readonly<Record<string, unknown>> | undefined,
): Readonly<Record<string, unknown>> | undefined {
  return params && Object.fromEntries(Object.entries(params).filter(([name]) => !RESERVED.has(name)));
}

/**
 * A problem of this API, or of another: a gateway that answers in the same format has no reason, and its type is the
 * code. `undefined` for what is no problem.
 */
export function readProblem(body: unknown, status: number, header?: HeaderReader): Decoded | undefined {
  if (!isRecord(body)) return undefined;
  const type = textAt(body, 'type') ?? 'about:blank';
  const reason = textAt(body, 'reason');
  const mediaType = header?.('content-type');
  const isNamed = typeof mediaType === 'string' && /^application\/problem\+json\b/i.test(mediaType.trim());
  const isShaped =
    status >= 300 && countAt(body, 'status') !== undefined && (reason ?? textAt(body, 'title')) !== undefined;
  if (!isNamed && !isShaped) return undefined;
  const { params: _, ...extras } = readExtras(body);
  const params = unreserved(body);
  return {
    kind: 'failure',
    code: codeAt(body, 'code') ?? reason ?? type,
    message: textAt(body, 'detail') ?? textAt(body, 'title') ?? '',
    ...present({ reason }),
    ...(params === undefined || Object.keys(params).length === 0 ? undefined : { params }),
    ...extras,
  };
}

/** What of an envelope its successes take. */
type SuccessHalf = Pick<Envelope, 'mediaType' | 'hasMeta' | 'success' | 'headers' | 'decode'> & {
  readonly schemas: Pick<Envelope['schemas'], 'success' | 'page'>;
};

const bare: SuccessHalf = {
  mediaType: JSON_TYPE,
  hasMeta: false,
  schemas: { success: {}, page: { type: 'array' } },
  success: ({ data }) => (data === undefined ? null : data),
  headers: ({ page, linkTo }: SuccessParts) =>
    page && { link: toLinkHeader(page, linkTo), 'x-total-count': page.total?.toString() },
  decode: decodeBare,
};

function decodeBare(body: unknown, status: number, header?: HeaderReader): Decoded {
  if (status >= 300) return { kind: 'malformed', problem: 'the body is no problem', data: body };
  const page = readPage(header);
  return { kind: 'success', data: body, ...(page === undefined ? undefined : { page }) };
}

/** What problemDetails() reads, without what it writes: enough for a client, and a fraction of its size. */
export const problemReader: EnvelopeReader = {
  name: 'problem',
  mediaType: JSON_TYPE,
  failureMediaType: 'application/problem+json',
  decode: (body, status, header) => readProblem(body, status, header) ?? decodeBare(body, status, header),
};

function readPage(header: HeaderReader | undefined): DecodedPage | undefined {
  const link = header?.('link');
  const total = header?.('x-total-count');
  if (typeof link !== 'string' && typeof total !== 'string') return undefined;
  const count = typeof total === 'string' && /^\d{1,15}$/.test(total) ? { total: Number(total) } : undefined;
  return { ...readLinkHeader(link), ...count };
}

const toSchema = (extras: JsonSchema): JsonSchema => ({
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'reason', 'code'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string', minLength: 1 },
    status: { type: 'integer', minimum: 300, maximum: 599 },
    detail: { type: 'string', minLength: 1 },
    reason: { type: 'string', minLength: 1 },
    code: { type: ['string', 'integer'] },
    ...extras,
  },
});
