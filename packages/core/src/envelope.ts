import type { Issue } from './issues.ts';
import type { Page, PageKey } from './pagination.ts';

/**
 * The types of an envelope's bodies. An envelope extends this with members that refer to `this['data']` and
 * `this['code']`; {@link SuccessBody} and its kind fill those in.
 */
export interface EnvelopeTypes {
  readonly data: unknown;
  readonly code: unknown;
  readonly success: unknown;
  readonly page: unknown;
  readonly failure: unknown;
}

/** The body of a success that carries `Data`. */
export type SuccessBody<Types extends EnvelopeTypes, Data> = (Types & { readonly data: Data })['success'];

/** The body of one page whose items are the list `Data`. */
export type PageBody<Types extends EnvelopeTypes, Data> = (Types & { readonly data: Data })['page'];

/** The body of a failure with one of the wire codes `Code`. */
export type FailureBody<Types extends EnvelopeTypes, Code> = (Types & { readonly code: Code })['failure'];

/** Data as an envelope writes it that has `null` for nothing. */
export type DataOrNull<Data> = undefined extends Data ? Exclude<Data, undefined> | null : Data;

/** What an envelope encodes of a success. */
export interface SuccessParts {
  /** What the handler gave; `undefined` when it gave nothing. */
  readonly data: unknown;
  readonly page?: Page | undefined;
  /** More about the answer than its data, where the envelope has a place for it. */
  readonly meta?: Readonly<Record<string, unknown>> | undefined;
  /** The link to another page of this list. */
  readonly linkTo: (key: PageKey) => string;
  readonly requestId?: string | undefined;
}

/** What an envelope encodes of a failure. */
export interface FailureParts {
  readonly code: number | string;
  readonly reason: string;
  /** The status of the code or fault. */
  readonly status: number;
  /** Fit for the wire, in the language the client prefers. */
  readonly message: string;
  /** The language of a message that is a translation (RFC 5646). */
  readonly language?: string | undefined;
  /** Of a message that is a translation, the one in the contract's own language. */
  readonly original?: string | undefined;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly issues?: readonly Issue[] | undefined;
  /** Where the code is explained. */
  readonly docs?: string | undefined;
  /** Seconds after which to try again. */
  readonly retryAfter?: number | undefined;
  readonly requestId?: string | undefined;
}

/** What a list says of a page of it, whichever envelope it came in. Only what was written is there. */
export interface DecodedPage {
  /** 1-based. */
  readonly number?: number;
  /** Rows a full page has. */
  readonly size?: number;
  /** Rows in the whole list. */
  readonly total?: number;
  readonly totalPages?: number;
  readonly hasNext?: boolean;
  readonly nextCursor?: string | null;
  readonly previousCursor?: string | null;
  /** Links, as they were written; `null` where there is no such page. */
  readonly next?: string | null;
  readonly previous?: string | null;
  readonly first?: string | null;
  readonly last?: string | null;
}

/** A success that was read back. */
export interface DecodedSuccess<Data = unknown> {
  readonly kind: 'success';
  readonly data: Data;
  readonly page?: DecodedPage;
  readonly meta?: unknown;
  readonly requestId?: string;
}

/** A failure that was read back. */
export interface DecodedFailure {
  readonly kind: 'failure';
  readonly code: number | string;
  /** Where the envelope writes it; from a contract, `undefined` for a code that is newer than the contract. */
  readonly reason?: string | undefined;
  readonly message: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly issues?: readonly Issue[];
  readonly docs?: string;
  readonly retryAfter?: number;
  readonly requestId?: string;
}

/** What an envelope reads back. It never throws: bytes that are no envelope are `malformed`. */
export type Decoded<Data = unknown> =
  | DecodedSuccess<Data>
  | DecodedFailure
  | {
      readonly kind: 'malformed';
      readonly problem: string;
      /** A success whose status says that it is none. */
      readonly data?: unknown;
    };

/** A JSON Schema (2020-12), as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Reads a header by its name in lower case; nothing where there is none. */
export type HeaderReader = (name: string) => unknown;

/** The half of a wire format that reads: all that a client needs of it. */
export interface EnvelopeReader {
  readonly name: string;
  /** The `Content-Type` of its bodies. */
  readonly mediaType: string;
  /** That of a failure, where it is another. */
  readonly failureMediaType?: string;
  /** Reads a parsed body back. Strict about nothing it does not need. */
  readonly decode: (body: unknown, status: number, header?: HeaderReader) => Decoded;
}

/** A wire format: how a success and a failure are encoded, decoded and described. */
export interface Envelope<Types extends EnvelopeTypes = EnvelopeTypes> extends EnvelopeReader {
  /** How wire codes are written: `any` as the registry has them. With `integer`, every code of the registry is one. */
  readonly wireCode: 'integer' | 'string' | 'any';
  /** The wire code only a success has; absent where a success carries none. */
  readonly successCode?: number | string;
  /** Whether a success has a place for `meta`. */
  readonly hasMeta: boolean;
  /** Whether every answer has the status 200, and only the body tells a failure. */
  readonly isAlwaysOk?: boolean;
  /** JSON Schemas of the bodies. The data's own schema belongs at `properties.data`. */
  readonly schemas: { readonly success: JsonSchema; readonly page: JsonSchema; readonly failure: JsonSchema };
  /** The body of a success, as a value to be written as JSON. */
  readonly success: (parts: SuccessParts) => unknown;
  /** The headers of a success, where the envelope says something in those. */
  readonly headers?: (parts: SuccessParts) => Readonly<Record<string, string | undefined>> | undefined;
  /**
   * The body of a failure, as a value to be written as JSON. Its text is kept for the next failure of the same code,
   * unless the id of the request was read.
   */
  readonly failure: (parts: FailureParts) => unknown;
  /** Only for types. */
  readonly types?: Types;
}
