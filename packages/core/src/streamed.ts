import { peek, STREAMED } from './brand.ts';
import type { RequestFacts } from './facts.ts';
import type { Reply } from './reply.ts';
import type { StreamReply } from './stream-reply.ts';

/**
 * What a stream brings along, as every copy of this package reads it: that which answers it. So a bundle carries what
 * draws streams where `stream` is imported, and a server that answers none goes without.
 */
export interface StreamAnswer {
  /** The reply to it. Begins to read at once. */
  readonly toReply: (facts: RequestFacts, fail: (thrown: unknown, facts: RequestFacts) => Reply) => StreamReply;
  /** Lets go of its source, when it is not going to be answered. Never throws. */
  readonly release: () => void;
}

/** What answers a stream, or `undefined` for anything else, a forgery included. */
export function streamOf(value: unknown): StreamAnswer | undefined {
  const answer = peek(value, STREAMED);
  return typeof peek(answer, 'toReply') === 'function' ? (answer as StreamAnswer) : undefined;
}
