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

/** What an envelope encodes of a success. */
export interface SuccessParts {
  /** What the handler gave; `undefined` when it gave nothing. */
  readonly data: unknown;
  readonly page?: Page | undefined;
  /** More about the answer than its data, where the envelope has a place for it. */
  readonly meta?: Readonly<Record<string, unknown>> | undefined;
  /** The link to another page of this list. */
  readonly linkTo: (key: PageKey) => string;
}

/** What an envelope encodes of a failure. */
interface FailureParts {
  readonly code: number | string;
  readonly reason: string;
  readonly status: number;
  readonly message: string;
  readonly issues?: readonly Issue[] | undefined;
}

/** What an envelope reads back. It never throws: bytes that are no envelope are `malformed`. */
export type Decoded<Data = unknown> =
  | { readonly kind: 'success'; readonly data: Data; readonly pagination?: unknown; readonly meta?: unknown }
  | {
      readonly kind: 'failure';
      readonly code: number | string;
      readonly message: string;
      readonly issues?: readonly unknown[];
    }
  | { readonly kind: 'malformed'; readonly problem: string };

/** A JSON Schema (2020-12), as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A wire format: how a success and a failure are encoded, decoded and described. */
export interface Envelope<Types extends EnvelopeTypes = EnvelopeTypes> {
  readonly name: string;
  /** The `Content-Type` of its bodies. */
  readonly mediaType: string;
  /** How wire codes are written. With `integer`, every code of the registry is one. */
  readonly wireCode: 'integer' | 'string';
  /** The wire code only a success has; absent where a success carries none. */
  readonly successCode?: number | string;
  /** Whether a success has a place for `meta`. */
  readonly hasMeta: boolean;
  /** JSON Schemas of the bodies. The data's own schema belongs at `properties.data`. */
  readonly schemas: { readonly success: JsonSchema; readonly page: JsonSchema; readonly failure: JsonSchema };
  /** The body of a success, as a value to be written as JSON. */
  success(parts: SuccessParts): unknown;
  /** The body of a failure, as a value to be written as JSON. */
  failure(parts: FailureParts): unknown;
  /** Reads a parsed body back. Strict about nothing it does not need. */
  decode(body: unknown, status: number): Decoded;
  /** Only for types. */
  readonly types?: Types;
}

/** Reads an own member of a parsed body; `undefined` for anything that is no object. */
export function member(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name)
    ? (body as Record<string, unknown>)[name]
    : undefined;
}
