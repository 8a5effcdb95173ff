import type { CredentialName } from '../storage/seed/credentials.ts';

/** One part of a multipart body. */
export interface Part {
  readonly name: string;
  readonly filename: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What must come back. */
export interface Expectation {
  readonly status: number;
  /** The wire code in the body; `null` where there is none: successes of `/crm/v1`, raw answers, empty ones. */
  readonly code: number | string | null;
  /** Values that headers must have. `null`: the header must be absent. `{upstream}` is the upstream's URL. */
  readonly headers?: Readonly<Record<string, string | RegExp | null>>;
  /** The whole JSON body, members in their order. Without it and without `raw`, no byte may follow the headers. */
  readonly body?: unknown;
  /** Instead of a JSON body: the bytes of a file. */
  readonly raw?: { readonly type: string; readonly length: number; readonly sha256: string };
}

/** One request of the demo, and its answer. At most one of `json`, `body` and `multipart`. */
export interface DemoRequest {
  readonly title: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path and query, sent as they stand here. */
  readonly path: string;
  /** Whose credential goes into `Authorization`. */
  readonly as?: CredentialName;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as `application/json`. */
  readonly json?: unknown;
  /** Sent as it stands; `headers` say what it is. */
  readonly body?: string;
  readonly multipart?: readonly Part[];
  /** How many times it is sent in all; the last answer is the one that counts. */
  readonly repeat?: number;
  readonly expect: Expectation;
}

/** Requests that belong together. */
export interface RequestGroup {
  readonly heading: string;
  readonly requests: readonly DemoRequest[];
}
