import type { Answer } from '../../../packages/client/src/to-response.fixture.ts';

/** One request of the client's. */
export interface Ask {
  readonly method: string;
  readonly path: string;
  readonly timeout: number;
  readonly maxBytes: number;
}

/** What is put to the client, on each runtime. */
export interface Exam {
  readonly baseUrl: string;
  readonly asks: readonly Ask[];
  /** What `decodeResponse` gets to read, without a server. */
  readonly answers: readonly Answer[];
}

/** What a runtime tells of it, as JSON. */
export interface Findings {
  /** The result of each request, without what JSON cannot say. */
  readonly results: readonly Finding[];
  /** What `decodeResponse` did that it must not. */
  readonly problems: readonly string[];
}

/** A result; `threw` when there was none. */
export type Finding = { readonly kind: string; readonly ok?: boolean } & Readonly<Record<string, unknown>>;
