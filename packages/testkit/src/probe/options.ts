import type { EnvelopeReader } from '@kuvert/core/client';
import type { ProbeResult } from './case.ts';

/** What is known of a server that is probed, and how gently it is asked. */
export interface ProbeOptions {
  /** The envelopes it may answer in; the first that reads what an unknown route answers is the one. */
  readonly envelopes: readonly EnvelopeReader[];
  /** The prefix below which the envelope is spoken, like `/api`; everywhere unless said. */
  readonly prefix?: string | undefined;
  /** A path that GET answers with a success. */
  readonly path?: string | undefined;
  /** A path that GET answers with a list in pages. */
  readonly list?: string | undefined;
  /** The query parameters of lists: `page` and `page_size` unless said. */
  readonly pageParameter?: string | undefined;
  readonly sizeParameter?: string | undefined;
  /**
   * A path that POST answers. To ask with other methods than GET, HEAD, OPTIONS and PROPFIND may change something, though no body
   * that is sent is one a server should take: nothing is posted where this is left out.
   */
  readonly post?: string | undefined;
  /** A path that wants to know who asks. */
  readonly guarded?: string | undefined;
  /** Sent with every request, `Authorization` but to guarded paths. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The header of request ids; `X-Request-Id` unless said, and `false` where the server has none. */
  readonly requestId?: string | false;
  /** Requests a second; 10 unless said. */
  readonly rate?: number;
  /** Milliseconds the server may be silent before it counts as hanging; 5,000 unless said. */
  readonly patience?: number;
  /** Whether a probe is made. */
  readonly only?: (probe: { readonly id: string; readonly title: string }) => boolean;
  /** Told of each result as it comes. */
  readonly onResult?: (result: ProbeResult) => void;
}
