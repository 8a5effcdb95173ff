import { member } from './envelope.ts';
import type { Decoded, Envelope, EnvelopeTypes, SuccessParts } from './envelope.ts';
import type { Issue } from './issues.ts';
import type { PageKey } from './pagination.ts';

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
  readonly data: undefined extends Data ? Exclude<Data, undefined> | null : Data;
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** One page of a list. */
export interface StatusPage<Items> {
  readonly status: 'success';
  readonly data: Items;
  readonly meta: { readonly pagination: StatusPagination };
}

/** A failure; its code is text. */
export interface StatusFailure<Code> {
  readonly status: 'error';
  readonly message: string;
  readonly code: Code extends number | string ? `${Code}` : string;
  readonly errors?: readonly Issue[];
}

/** The bodies of the status envelope. */
export interface StatusEnvelopeTypes extends EnvelopeTypes {
  readonly success: StatusSuccess<this['data']>;
  readonly page: StatusPage<this['data']>;
  readonly failure: StatusFailure<this['code']>;
}

/** Members beyond the seed's. */
export interface StatusEnvelopeOptions {
  /** Write why an input was refused as `errors`, a list of {@link Issue}s. Off in the seed's strict form. */
  readonly errors?: boolean;
}

/**
 * The status envelope, `{ status: 'success', data, meta? }` and `{ status: 'error', message, code }` with codes as text.
 * Source: the second seed API, "Response structure".
 *
 * @example defineContract({ codes, envelope: statusEnvelope(), faults });
 */
export function statusEnvelope(options: StatusEnvelopeOptions = {}): Envelope<StatusEnvelopeTypes> {
  const withErrors = options.errors === true;
  return {
    name: 'status',
    mediaType: 'application/json; charset=utf-8',
    wireCode: 'string',
    hasMeta: true,
    schemas,
    success: (parts) => {
      const data = parts.data === undefined ? null : parts.data;
      const meta = toMeta(parts);
      return meta === undefined ? { status: 'success', data } : { status: 'success', data, meta };
    },
    failure: ({ code, message, issues }) =>
      withErrors && issues !== undefined
        ? { status: 'error', message, code: String(code), errors: issues }
        : { status: 'error', message, code: String(code) },
    decode,
  };
}

function toMeta({ page, meta, linkTo }: SuccessParts): Record<string, unknown> | undefined {
  if (page === undefined) return meta === undefined || Object.keys(meta).length === 0 ? undefined : meta;
  const link = (key: PageKey | null): string | null => (key === null ? null : linkTo(key));
  const pagination = {
    ...(page.total === undefined ? undefined : { total: page.total }),
    count: page.count,
    per_page: page.size,
    ...(page.number === undefined ? undefined : { current_page: page.number }),
    ...(page.totalPages === undefined ? undefined : { total_pages: page.totalPages }),
    links: {
      next: link(page.next),
      previous: link(page.previous),
      first: link(page.first ?? null),
      ...(page.last === undefined ? undefined : { last: linkTo(page.last) }),
    },
  };
  return { ...meta, pagination };
}

function decode(body: unknown, status: number): Decoded {
  const outcome = member(body, 'status');
  if (outcome === 'success') {
    if (status >= 300) return { kind: 'malformed', problem: `the body says success and the status is ${status}` };
    const meta = member(body, 'meta');
    const pagination = member(meta, 'pagination');
    return {
      kind: 'success',
      data: member(body, 'data') ?? null,
      ...(pagination === undefined ? undefined : { pagination }),
      ...(meta === undefined ? undefined : { meta }),
    };
  }
  const code = member(body, 'code');
  if (outcome !== 'error' || (typeof code !== 'string' && typeof code !== 'number')) {
    return {
      kind: 'malformed',
      problem: 'the body has neither "status": "success" nor "status": "error" with a "code"',
    };
  }
  const message = member(body, 'message');
  const issues = member(body, 'errors');
  return {
    kind: 'failure',
    code: String(code),
    message: typeof message === 'string' ? message : '',
    ...(Array.isArray(issues) ? { issues } : undefined),
  };
}

const link = { type: ['string', 'null'] };

const schemas = {
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
    },
  },
};
