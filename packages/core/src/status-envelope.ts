import type {
  Decoded,
  DecodedPage,
  Envelope,
  EnvelopeReader,
  EnvelopeTypes,
  JsonSchema,
  SuccessParts,
  DataOrNull,
} from './envelope.ts';
import { JSON_TYPE, readExtras, toExtras } from './extras.ts';
import type { ExtraMembers, JsonOptions } from './extras.ts';
import { codeAt, countAt, isRecord, member, present, recordAt, textAt, textOrNullAt } from './read.ts';

/** `meta.pagination`. Members that need the total are absent when it is unknown. */
export interface StatusPagination {
  /** Rows in the whole list. */
  readonly total?: number;
  /** Rows on this page. */
  readonly count: number;
  /** The effective size of a page. */
  readonly per_page: number;
  /** 1-based; absent where pages are walked by cursor. */
  readonly current_page?: number;
  readonly total_pages?: number;
  readonly links: {
    readonly next: string | null;
    readonly previous: string | null;
    /** `null` where pages are walked by cursor: it is the list without one. */
    readonly first: string | null;
    readonly last?: string;
  };
}

/** A success; without data the member is `null`. */
export interface StatusSuccess<Data> {
  readonly status: 'success';
  readonly data: DataOrNull<Data>;
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** One page of a list. */
export interface StatusPage<Items> {
  readonly status: 'success';
  readonly data: Items;
  readonly meta: { readonly pagination: StatusPagination };
}

/** A failure; its code is text. */
export interface StatusFailure<Code> extends ExtraMembers {
  readonly status: 'error';
  readonly message: string;
  readonly code: Code extends number | string ? `${Code}` : string;
}

/** The bodies of the status envelope. */
export interface StatusEnvelopeTypes extends EnvelopeTypes {
  readonly success: StatusSuccess<this['data']>;
  readonly page: StatusPage<this['data']>;
  readonly failure: StatusFailure<this['code']>;
}

/** Members beyond the seed's, all of which are off in its strict form. */
export type StatusEnvelopeOptions = JsonOptions;

/** What statusEnvelope() reads, without what it writes: enough for a client, and a fraction of its size. */
export const statusReader: EnvelopeReader = { name: 'status', mediaType: JSON_TYPE, decode };

/**
 * The status envelope, `{ status: 'success', data, meta? }` and `{ status: 'error', message, code }` with codes as text.
 * Source: the second seed API, "Response structure".
 *
 * @example defineContract({ codes, envelope: statusEnvelope(), faults });
 */
export function statusEnvelope(options: StatusEnvelopeOptions = {}): Envelope<StatusEnvelopeTypes> {
  const extras = toExtras(options);
  return {
    name: 'status',
    mediaType: options.mediaType ?? JSON_TYPE,
    wireCode: 'string',
    hasMeta: true,
    schemas: toSchemas(extras.properties),
    success: (parts) => {
      const data = parts.data === undefined ? null : parts.data;
      const meta = toMeta(parts);
      return meta === undefined ? { status: 'success', data } : { status: 'success', data, meta };
    },
    failure: (parts) => ({
      status: 'error',
      message: parts.message,
      code: String(parts.code),
      ...extras.write(parts),
    }),
    decode,
  };
}

function toMeta({ page, meta, linkTo }: SuccessParts): Record<string, unknown> | undefined {
  if (page === undefined) return meta === undefined || Object.keys(meta).length === 0 ? undefined : meta;
  const pagination = {
    total: page.total,
    count: page.count,
    per_page: page.size,
    current_page: page.number,
    total_pages: page.totalPages,
    links: {
      next: page.next === null ? null : linkTo(page.next),
      previous: page.previous === null ? null : linkTo(page.previous),
      first: page.first === undefined ? null : linkTo(page.first),
      last: page.last === undefined ? undefined : linkTo(page.last),
    },
  };
  return meta === undefined ? { pagination } : { ...meta, pagination };
}

function decode(body: unknown, status: number): Decoded {
  const outcome = member(body, 'status');
  if (outcome === 'success') {
    const data = member(body, 'data') ?? null;
    if (status >= 300) return { kind: 'malformed', problem: `the body says success and the status is ${status}`, data };
    const { pagination, ...meta } = recordAt(body, 'meta') ?? {};
    return {
      kind: 'success',
      data,
      ...(isRecord(pagination) ? { page: readPage(pagination) } : undefined),
      ...(Object.keys(meta).length === 0 ? undefined : { meta }),
    };
  }
  const code = codeAt(body, 'code');
  if (outcome !== 'error' || code === undefined) {
    return {
      kind: 'malformed',
      problem: 'the body has neither "status": "success" nor "status": "error" with a "code"',
    };
  }
  return { kind: 'failure', code: String(code), message: textAt(body, 'message') ?? '', ...readExtras(body) };
}

function readPage(pagination: object): DecodedPage {
  const links = member(pagination, 'links');
  return present({
    number: countAt(pagination, 'current_page'),
    size: countAt(pagination, 'per_page'),
    total: countAt(pagination, 'total'),
    totalPages: countAt(pagination, 'total_pages'),
    next: textOrNullAt(links, 'next'),
    previous: textOrNullAt(links, 'previous'),
    first: textOrNullAt(links, 'first'),
    last: textOrNullAt(links, 'last'),
  });
}

const link = { type: ['string', 'null'] };

const toSchemas = (extras: JsonSchema): Envelope['schemas'] => ({
  success: {
    type: 'object',
    required: ['status', 'data'],
    properties: { status: { const: 'success' }, data: {}, meta: { type: 'object' } },
  },
  page: {
    type: 'object',
    required: ['status', 'data', 'meta'],
    properties: {
      status: { const: 'success' },
      data: { type: 'array' },
      meta: {
        type: 'object',
        required: ['pagination'],
        properties: {
          pagination: {
            type: 'object',
            required: ['count', 'per_page', 'links'],
            properties: {
              total: { type: 'integer', minimum: 0 },
              count: { type: 'integer', minimum: 0 },
              per_page: { type: 'integer', minimum: 1 },
              current_page: { type: 'integer', minimum: 1 },
              total_pages: { type: 'integer', minimum: 1 },
              links: {
                type: 'object',
                required: ['next', 'previous', 'first'],
                properties: { next: link, previous: link, first: link, last: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  },
  failure: {
    type: 'object',
    required: ['status', 'message', 'code'],
    properties: {
      status: { const: 'error' },
      message: { type: 'string', minLength: 1 },
      code: { type: 'string', minLength: 1 },
      ...extras,
    },
  },
});
