import type { Decoded, Envelope, EnvelopeReader, EnvelopeTypes, FailureParts, JsonSchema } from './envelope.ts';
import { JSON_TYPE } from './extras.ts';
import type { InputPlace, Issue } from './issues.ts';
import { countAt, isRecord, member, present, recordAt, textAt } from './read.ts';

/** One member of `error.details`: what it is stands in `@type`. */
export interface RpcDetail {
  readonly '@type': string;
  readonly [name: string]: unknown;
}

/** A failure (AIP-193). Its `code` is the HTTP status; the reason stands in the first detail. */
export interface RpcFailure {
  readonly error: {
    readonly code: number;
    readonly message: string;
    /** The name of the canonical code, like `NOT_FOUND`. */
    readonly status: string;
    readonly details: readonly RpcDetail[];
  };
}

/** What stands for nothing. */
export type RpcEmpty = Readonly<Record<string, never>>;

/** One page of a list; the token is empty at its end. */
export interface RpcPage<Items> {
  readonly items: Items;
  readonly nextPageToken: string;
  readonly totalSize?: number;
}

/** Data, or what stands for nothing. */
type DataOrEmpty<Data> = undefined extends Data ? Exclude<Data, undefined> | RpcEmpty : Data;

/** The bodies of an API in Google's style: bare data, lists with a token, and errors. */
export interface RpcTypes extends EnvelopeTypes {
  readonly success: DataOrEmpty<this['data']>;
  readonly page: RpcPage<this['data']>;
  readonly failure: RpcFailure;
}

/** What an error says of its API. */
export interface RpcOptions {
  /** The service that the reasons belong to, like `projects.example.com`. */
  readonly domain: string;
  /** Write the id of the request as `RequestInfo`. */
  readonly requestId?: boolean;
  /** Write where the code is explained, its `docs`, as `Help`. */
  readonly docUrl?: boolean;
  /** A media type of its own, to be told from others of JSON. */
  readonly mediaType?: string;
}

/** The canonical codes by the status they are sent with; total with the two at the end. */
const STATUS_NAMES: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ABORTED',
  412: 'FAILED_PRECONDITION',
  416: 'OUT_OF_RANGE',
  429: 'RESOURCE_EXHAUSTED',
  499: 'CANCELLED',
  501: 'UNIMPLEMENTED',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

const nameOf = (status: number): string => STATUS_NAMES[status] ?? (status < 500 ? 'FAILED_PRECONDITION' : 'INTERNAL');

const typeOf = (name: string): string => `type.googleapis.com/google.rpc.${name}`;

/** What googleRpc() reads, without what it writes: enough for a client, and a fraction of its size. */
export const googleRpcReader: EnvelopeReader = {
  name: 'google-rpc',
  mediaType: JSON_TYPE,
  decode,
};

/**
 * Errors as Google's APIs write them (AIP-193): `ErrorInfo` with reason, domain and params as metadata, and where there
 * is something to say `BadRequest`, `RetryInfo` and `LocalizedMessage`. A success is its data alone, `{}` for none; a
 * page has a token for the next (AIP-158).
 *
 * @example defineContract({ codes, envelope: googleRpc({ domain: 'projects.example.com' }), faults });
 */
export function googleRpc({ domain, requestId = false, docUrl = false, mediaType }: RpcOptions): Envelope<RpcTypes> {
  return {
    name: 'google-rpc',
    mediaType: mediaType ?? JSON_TYPE,
    wireCode: 'any',
    hasMeta: false,
    schemas,
    success: ({ data, page }) =>
      page === undefined
        ? data === undefined
          ? {}
          : data
        : { items: data, nextPageToken: String(page.next ?? ''), ...present({ totalSize: page.total }) },
    failure: (parts) => ({
      error: {
        code: parts.status,
        message: parts.original ?? parts.message,
        status: nameOf(parts.status),
        details: [
          ...detailsOf(parts, domain),
          ...(requestId ? requestInfo(parts) : []),
          ...(docUrl ? help(parts) : []),
        ],
      },
    }),
    decode,
  };
}

function* detailsOf(parts: FailureParts, domain: string): Iterable<RpcDetail> {
  const { reason, params, issues, retryAfter, language, message } = parts;
  const metadata = Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, toText(value)]));
  yield { '@type': typeOf('ErrorInfo'), reason, domain, metadata };
  if (issues !== undefined) yield { '@type': typeOf('BadRequest'), fieldViolations: issues.map(toViolation) };
  if (retryAfter !== undefined) yield { '@type': typeOf('RetryInfo'), retryDelay: `${retryAfter}s` };
  if (language !== undefined) yield { '@type': typeOf('LocalizedMessage'), locale: language, message };
}

/** The values of metadata are text. */
const toText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

const requestInfo = ({ requestId }: FailureParts): RpcDetail[] =>
  requestId === undefined ? [] : [{ '@type': typeOf('RequestInfo'), requestId }];

const help = ({ docs, reason }: FailureParts): RpcDetail[] =>
  docs === undefined ? [] : [{ '@type': typeOf('Help'), links: [{ description: reason, url: docs }] }];

/** A violation; its reason is the issue's code, and where the input stood leads its field, but for the body. */
function toViolation({ path, code, message, in: place }: Issue): object {
  const field = [...(place === undefined || place === 'body' ? [] : [`${place}:`]), path.join('.')].join('');
  return { field, description: message, reason: code };
}

function decode(body: unknown, status: number): Decoded {
  const error = recordAt(body, 'error');
  if (error !== undefined && (status >= 300 || textAt(error, 'status') !== undefined)) return readError(error);
  if (status >= 300) return { kind: 'malformed', problem: 'the body has no member "error"', data: body };
  const items = member(body, 'items');
  const nextPageToken = textAt(body, 'nextPageToken');
  if (!Array.isArray(items) || nextPageToken === undefined) return { kind: 'success', data: body };
  const page = present({ nextCursor: nextPageToken === '' ? null : nextPageToken, total: countAt(body, 'totalSize') });
  return { kind: 'success', data: items, page };
}

function readError(error: Readonly<Record<string, unknown>>): Decoded {
  const list = member(error, 'details');
  const details = new Map(
    (Array.isArray(list) ? list : []).filter(isRecord).map((detail) => [textAt(detail, '@type'), detail] as const),
  );
  const detail = (name: string): unknown => details.get(typeOf(name));
  const info = detail('ErrorInfo');
  const reason = textAt(info, 'reason');
  const metadata = recordAt(info, 'metadata');
  const violations = member(detail('BadRequest'), 'fieldViolations');
  const delay = /^(\d{1,12})(?:\.\d{1,9})?s$/.exec(textAt(detail('RetryInfo'), 'retryDelay') ?? '');
  const links = member(detail('Help'), 'links');
  return {
    kind: 'failure',
    code: reason ?? textAt(error, 'status') ?? 'UNKNOWN',
    message: textAt(detail('LocalizedMessage'), 'message') ?? textAt(error, 'message') ?? '',
    ...present({
      reason,
      params: metadata && Object.keys(metadata).length > 0 ? metadata : undefined,
      issues: Array.isArray(violations) ? violations.map(readViolation) : undefined,
      retryAfter: delay === null ? undefined : Number(delay[1]),
      requestId: textAt(detail('RequestInfo'), 'requestId'),
      docs: Array.isArray(links) ? textAt(links[0], 'url') : undefined,
    }),
  };
}

const FIELD = /^(?:(query|path|header):)?(.*)$/s;

function readViolation(violation: unknown): Issue {
  const [, place, path = ''] = FIELD.exec(textAt(violation, 'field') ?? '') ?? [];
  return {
    path: path === '' ? [] : path.split('.').map((key) => (/^\d{1,9}$/.test(key) ? Number(key) : key)),
    code: textAt(violation, 'reason') ?? 'invalid',
    message: textAt(violation, 'description') ?? '',
    ...(place === undefined ? undefined : { in: place as InputPlace }),
  };
}

const text = { type: 'string', minLength: 1 };

const schemas: Record<'success' | 'page' | 'failure', JsonSchema> = {
  success: {},
  page: {
    type: 'object',
    required: ['items', 'nextPageToken'],
    properties: {
      items: { type: 'array' },
      nextPageToken: { type: 'string' },
      totalSize: { type: 'integer', minimum: 0 },
    },
  },
  failure: {
    type: 'object',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        required: ['code', 'message', 'status', 'details'],
        properties: {
          code: { type: 'integer', minimum: 300, maximum: 599 },
          message: text,
          status: text,
          details: {
            type: 'array',
            minItems: 1,
            items: { type: 'object', required: ['@type'], properties: { '@type': text } },
          },
        },
      },
    },
  },
};
