import type { CodeTable, EnvelopeReader, PagePolicy } from '@kuvert/core/client';

/**
 * What a client has to know of an API: a whole contract, or no more than this, so that a browser need not load what
 * checks a contract and writes its answers.
 */
export interface ReadableApi {
  readonly registry: { readonly entries: CodeTable };
  readonly envelope: EnvelopeReader;
  /** The envelopes it answers in where a request asks for them. */
  readonly alternatives?: { readonly envelopes: readonly EnvelopeReader[] } | undefined;
  /** How its lists are walked. */
  readonly pagination?: Partial<PagePolicy>;
}

/** The entries of an API, by reason. */
export type EntriesOf<Api extends ReadableApi> = Api['registry']['entries'];
