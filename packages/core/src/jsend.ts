import type {
  Decoded,
  DecodedPage,
  Envelope,
  EnvelopeReader,
  EnvelopeTypes,
  JsonSchema,
  DataOrNull,
} from './envelope.ts';
import { JSON_TYPE, readExtras, toExtras } from './extras.ts';
import type { ExtraMembers, JsonOptions } from './extras.ts';
import type { Page, PageKey } from './pagination.ts';
import { codeAt, countAt, isRecord, member, present, recordAt, textAt, textOrNullAt } from './read.ts';

/** What JSend has in `data` when a request failed: the reason and whatever else was asked for. */
export interface JsendReason extends ExtraMembers {
  readonly reason: string;
}

/** A success; without data the member is `null`. */
export interface JsendSuccess<Data> {
  readonly status: 'success';
  readonly data: DataOrNull<Data>;
}

/** One page: JSend has but `data`, so the items have a name in it. */
export interface JsendPage<Items> {
  readonly status: 'success';
  readonly data: { readonly items: Items; readonly page: JsendPagination };
}

/** What is said of a page. Links are `null` at the ends. */
export interface JsendPagination {
  readonly number?: number;
  readonly size: number;
  readonly total?: number;
  readonly next: string | null;
  readonly previous: string | null;
}

/** 4xx: the request was refused. */
export interface JsendFail<Code> {
  readonly status: 'fail';
  readonly data: JsendReason & { readonly code: Code; readonly message: string };
}

/** Everything else that went wrong. JSend's code is a number; one that is text stands in `data`. */
export interface JsendError<Code> {
  readonly status: 'error';
  readonly message: string;
  readonly code?: Code & number;
  readonly data: JsendReason & { readonly code?: Code };
}

/** The bodies of JSend. */
export interface JsendTypes extends EnvelopeTypes {
  readonly success: JsendSuccess<this['data']>;
  readonly page: JsendPage<this['data']>;
  readonly failure: JsendFail<this['code']> | JsendError<this['code']>;
}

/** Members beyond JSend's. */
export type JsendOptions = JsonOptions;

/** What jsend() reads, without what it writes: enough for a client, and a fraction of its size. */
export const jsendReader: EnvelopeReader = { name: 'jsend', mediaType: JSON_TYPE, decode };

/**
 * JSend: `success` with `data`, `fail` for a request that was refused (4xx) and `error` for all else that went wrong.
 * Source: the JSend specification, github.com/omniti-labs/jsend.
 *
 * @example defineContract({ codes, envelope: jsend(), faults });
 */
export function jsend(options: JsendOptions = {}): Envelope<JsendTypes> {
  const extras = toExtras(options);
  return {
    name: 'jsend',
    mediaType: options.mediaType ?? JSON_TYPE,
    wireCode: 'any',
    hasMeta: false,
    schemas: toSchemas(extras.properties),
    success: ({ data, page, linkTo }) => ({
      status: 'success',
      data: page === undefined ? (data ?? null) : { items: data, page: toPagination(page, linkTo) },
    }),
    failure: (parts) => {
      const { code, reason, status, message } = parts;
      const extra = extras.write(parts);
      if (status >= 400 && status < 500) return { status: 'fail', data: { code, reason, message, ...extra } };
      return typeof code === 'number'
        ? { status: 'error', message, code, data: { reason, ...extra } }
        : { status: 'error', message, data: { code, reason, ...extra } };
    },
    decode,
  };
}

function toPagination(page: Page, linkTo: (key: PageKey) => string): JsendPagination {
  const link = (key: PageKey | null): string | null => (key === null ? null : linkTo(key));
  return {
    ...present({ number: page.number }),
    size: page.size,
    ...present({ total: page.total }),
    next: link(page.next),
    previous: link(page.previous),
  };
}

function decode(body: unknown, status: number): Decoded {
  const outcome = member(body, 'status');
  const data = member(body, 'data');
  if (outcome === 'success' && data !== undefined) {
    if (status >= 300) return { kind: 'malformed', problem: `the body says success and the status is ${status}`, data };
    const pagination = recordAt(data, 'page');
    const items = member(data, 'items');
    const isPage = pagination !== undefined && Array.isArray(items) && countAt(pagination, 'size') !== undefined;
    return isPage ? { kind: 'success', data: items, page: readPage(pagination) } : { kind: 'success', data };
  }
  if (outcome === 'fail' && isRecord(data)) return readFailure(data, data, 'fail');
  if (outcome === 'error' && textAt(body, 'message') !== undefined) return readFailure(body, data, 'error');
  return {
    kind: 'malformed',
    problem: 'the body has no "status" of "success", "fail" or "error" with what belongs to it',
  };
}

/** The code is where JSend has it, or beside the reason; what comes from elsewhere may have none. */
function readFailure(said: unknown, data: unknown, outcome: string): Decoded {
  const reason = textAt(data, 'reason');
  const code = codeAt(said, 'code') ?? codeAt(data, 'code') ?? reason ?? outcome;
  return {
    kind: 'failure',
    code,
    message: textAt(said, 'message') ?? '',
    ...present({ reason }),
    ...readExtras(data),
  };
}

function readPage(pagination: object): DecodedPage {
  return present({
    number: countAt(pagination, 'number'),
    size: countAt(pagination, 'size'),
    total: countAt(pagination, 'total'),
    next: textOrNullAt(pagination, 'next'),
    previous: textOrNullAt(pagination, 'previous'),
  });
}

const text = { type: 'string', minLength: 1 };
const link = { type: ['string', 'null'] };

const toSchemas = (extras: JsonSchema): Envelope['schemas'] => ({
  success: { type: 'object', required: ['status', 'data'], properties: { status: { const: 'success' }, data: {} } },
  page: {
    type: 'object',
    required: ['status', 'data'],
    properties: {
      status: { const: 'success' },
      data: {
        type: 'object',
        required: ['items', 'page'],
        properties: {
          items: { type: 'array' },
          page: {
            type: 'object',
            required: ['size', 'next', 'previous'],
            properties: {
              number: { type: 'integer', minimum: 1 },
              size: { type: 'integer', minimum: 1 },
              total: { type: 'integer', minimum: 0 },
              next: link,
              previous: link,
            },
          },
        },
      },
    },
  },
  failure: {
    type: 'object',
    oneOf: [
      {
        required: ['status', 'data'],
        properties: {
          status: { const: 'fail' },
          data: {
            type: 'object',
            required: ['code', 'reason', 'message'],
            properties: { code: { type: ['integer', 'string'] }, reason: text, message: text, ...extras },
          },
        },
      },
      {
        required: ['status', 'message', 'data'],
        properties: {
          status: { const: 'error' },
          message: text,
          code: { type: 'integer' },
          data: { type: 'object', required: ['reason'], properties: { code: text, reason: text, ...extras } },
        },
      },
    ],
  },
});
