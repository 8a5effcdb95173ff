import type { Decoded, DecodedPage, Envelope, EnvelopeReader, EnvelopeTypes, JsonSchema } from './envelope.ts';
import { JSON_TYPE, readExtras, toExtras } from './extras.ts';
import type { ExtraMembers, JsonOptions } from './extras.ts';
import type { Page } from './pagination.ts';
import { countAt, isRecord, member, present, textAt, textOrNullAt } from './read.ts';

/** The pagination member: the seed's three, or cursors, for which the seed has no form. */
export type CodePagination =
  | { readonly page_size: number; readonly page: number; readonly total_items?: number }
  | {
      readonly page_size: number;
      readonly next_cursor: string | null;
      readonly previous_cursor: string | null;
      readonly total_items?: number;
    };

/** A success; without data the member is left out. */
export type CodeSuccess<Data> = undefined extends Data
  ? { readonly code: 0; readonly message: 'OK'; readonly data?: Exclude<Data, undefined> }
  : { readonly code: 0; readonly message: 'OK'; readonly data: Data };

/** One page of a list. */
export interface CodePage<Items> {
  readonly code: 0;
  readonly message: 'OK';
  readonly data: Items;
  readonly pagination: CodePagination;
}

/** A failure; its code is never 0. */
export interface CodeFailure<Code> extends ExtraMembers {
  readonly code: Code;
  readonly message: string;
}

/** The bodies of the code envelope. */
export interface CodeEnvelopeTypes extends EnvelopeTypes {
  readonly success: CodeSuccess<this['data']>;
  readonly page: CodePage<this['data']>;
  readonly failure: CodeFailure<this['code']>;
}

/** Members beyond the seed's, all of which are off in its strict form. */
export type CodeEnvelopeOptions = JsonOptions;

/** What codeEnvelope() reads, without what it writes: enough for a client, and a fraction of its size. */
export const codeReader: EnvelopeReader = { name: 'code', mediaType: JSON_TYPE, decode };

/**
 * The code envelope, `{ code, message, data?, pagination? }`: an integer code that is 0 on success alone, whose message
 * is then always `OK`. Source: the first seed API, "API Response".
 *
 * @example defineContract({ codes, envelope: codeEnvelope(), faults });
 */
export function codeEnvelope(options: CodeEnvelopeOptions = {}): Envelope<CodeEnvelopeTypes> {
  const extras = toExtras(options);
  return {
    name: 'code',
    mediaType: options.mediaType ?? JSON_TYPE,
    wireCode: 'integer',
    successCode: 0,
    hasMeta: false,
    schemas: toSchemas(extras.properties),
    success: ({ data, page }) =>
      page === undefined
        ? { code: 0, message: 'OK', data }
        : { code: 0, message: 'OK', data, pagination: toPagination(page) },
    failure: (parts) => ({ code: parts.code, message: parts.message, ...extras.write(parts) }),
    decode,
  };
}

function toPagination(page: Page): CodePagination {
  const total = page.total === undefined ? undefined : { total_items: page.total };
  if (page.number === undefined) {
    const cursors = { next_cursor: toCursor(page.next), previous_cursor: toCursor(page.previous) };
    return { page_size: page.size, ...cursors, ...total };
  }
  return { page_size: page.size, page: page.number, ...total };
}

function toCursor(key: number | string | null): string | null {
  return key === null ? null : String(key);
}

function decode(body: unknown, status: number): Decoded {
  const raw = member(body, 'code');
  const code = typeof raw === 'string' && /^-?\d{1,15}$/.test(raw) ? Number(raw) : raw;
  if (typeof code !== 'number') return { kind: 'malformed', problem: 'the body has no integer member "code"' };
  if (code !== 0) return { kind: 'failure', code, message: textAt(body, 'message') ?? '', ...readExtras(body) };
  const data = member(body, 'data');
  if (status >= 300) return { kind: 'malformed', problem: `the body says success and the status is ${status}`, data };
  const pagination = member(body, 'pagination');
  return { kind: 'success', data, ...(isRecord(pagination) ? { page: readPage(pagination) } : undefined) };
}

function readPage(pagination: object): DecodedPage {
  return present({
    number: countAt(pagination, 'page'),
    size: countAt(pagination, 'page_size'),
    total: countAt(pagination, 'total_items'),
    nextCursor: textOrNullAt(pagination, 'next_cursor'),
    previousCursor: textOrNullAt(pagination, 'previous_cursor'),
  });
}

const success: JsonSchema = {
  type: 'object',
  required: ['code', 'message'],
  properties: { code: { const: 0 }, message: { const: 'OK' }, data: {} },
};

const pagination: JsonSchema = {
  type: 'object',
  required: ['page_size'],
  properties: {
    page_size: { type: 'integer', minimum: 1 },
    page: { type: 'integer', minimum: 1 },
    total_items: { type: 'integer', minimum: 0 },
    next_cursor: { type: ['string', 'null'] },
    previous_cursor: { type: ['string', 'null'] },
  },
};

const toSchemas = (extras: JsonSchema): Envelope['schemas'] => ({
  success,
  page: {
    type: 'object',
    required: ['code', 'message', 'data', 'pagination'],
    properties: { code: { const: 0 }, message: { const: 'OK' }, data: { type: 'array' }, pagination },
  },
  failure: {
    type: 'object',
    required: ['code', 'message'],
    properties: {
      code: { type: 'integer', not: { const: 0 } },
      message: { type: 'string', minLength: 1 },
      ...extras,
    },
  },
});
