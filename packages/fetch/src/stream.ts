import type { Reply, StreamReply } from '@kuvert/core/adapter';

/** A reply whose body may be a web stream. */
export interface WebReply extends Omit<Reply, 'body' | 'isFailure'> {
  readonly body: string | ReadableStream<Uint8Array> | null;
}

/**
 * The reply to a stream, once its first bytes are there; the reply to its failure when there are none. A client that
 * leaves meanwhile lets go of the source.
 */
export async function openStream(reply: StreamReply, { method, signal }: Request): Promise<WebReply> {
  const { chunks, failure, ...head } = reply;
  const leave = (): void => void chunks.return();
  if (signal.aborted) leave();
  signal.addEventListener('abort', leave, { once: true });
  return (await failure) ?? { ...head, body: method === 'HEAD' ? null : toWebStream(chunks) };
}

/** It errors when the source fails, which is how a server knows to cut the answer off. */
function toWebStream(chunks: StreamReply['chunks']): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return();
      },
    },
    // Nothing is read ahead of who reads it.
    { highWaterMark: 0 },
  );
}
