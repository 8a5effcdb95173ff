import { addStreamHeaders } from './headers.ts';
import { Pump } from './pump.ts';
import type { RequestFacts } from './facts.ts';
import type { Reply } from './reply.ts';
import type { StreamContent } from './stream.ts';

/** An answer in pieces, as an adapter has to write it. */
export interface StreamReply extends Omit<Reply, 'body' | 'isFailure'> {
  /**
   * Settles when the first bytes are there, or the end: with nothing, and this reply is to be written; or with the reply
   * to a failure, to be written in its place. Never rejects.
   */
  readonly failure: Promise<Reply | undefined>;
  /**
   * The bytes, to be read when `failure` came to nothing; none for HEAD. Rejects when the source fails on the way, and
   * the hook was told: then the connection is to end abnormally. `return` lets go of the source, at any time.
   */
  readonly chunks: Required<Pick<AsyncIterableIterator<Uint8Array, undefined>, 'next' | 'return'>> &
    AsyncIterable<Uint8Array>;
}

/** What an answer in pieces must not carry over: how another body was to be framed. */
const STALE: readonly string[] = ['content-length', 'transfer-encoding'];

/** The reply to a stream. Begins to read it at once. */
export function toStreamReply(
  content: StreamContent,
  facts: RequestFacts,
  fail: (thrown: unknown, facts: RequestFacts) => Reply,
): StreamReply {
  const headers: Record<string, string> = { 'content-type': 'application/octet-stream' };
  addStreamHeaders(headers, content.headers);
  Object.assign(headers, { 'x-content-type-options': 'nosniff', ...facts.idHeader });

  const length = headers['content-length'];
  const isHead = facts.method === 'HEAD';
  const pump = new Pump(content, length === undefined || isHead ? undefined : Number(length));
  const first = pump.next();
  let drawn: Promise<Uint8Array | undefined> | undefined = first;

  const chunks: StreamReply['chunks'] = {
    async next() {
      // A failure of the first is told by `failure`, and nobody reads on.
      const next = drawn?.catch(async () => new Promise<undefined>(() => undefined)) ?? pump.next();
      drawn = undefined;
      const value = await next.catch((thrown: unknown) => {
        fail(thrown, facts);
        throw new Error('[@kuvert/core] a stream failed after its head was out.', { cause: thrown });
      });
      if (isHead) pump.stop();
      return value === undefined || isHead ? { done: true, value: undefined } : { done: false, value };
    },
    async return() {
      pump.stop();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => chunks,
  };
  const failure = first.then(
    () => {
      if (isHead) pump.stop();
      return undefined;
    },
    (thrown: unknown) => fail(thrown, facts),
  );
  return { status: content.status, headers, drop: STALE, failure, chunks };
}
