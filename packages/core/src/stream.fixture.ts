import { replier, request } from './replier.fixture.ts';
import type { StreamReply } from './stream-reply.ts';
import { stream } from './stream.ts';
import type { StreamInit } from './stream.ts';

/** The reply to a stream, as an adapter gets it. */
export function open(source: unknown, init?: StreamInit, method = 'GET'): StreamReply {
  const reply = replier.stream(stream(source as Iterable<string>, init), request('/', method));
  if (reply === undefined) throw new Error('this is no stream');
  return reply;
}

/** All that is written of a reply, and how it ends. */
export async function write(reply: StreamReply): Promise<[text: string, end: 'whole' | 'cut']> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of reply.chunks) text += decoder.decode(chunk, { stream: true });
    return [text, 'whole'];
  } catch {
    return [text, 'cut'];
  }
}

/** Makes sources that give chunks and then fail. */
export function failingWith(error: unknown, ...chunks: string[]): () => AsyncGenerator<string> {
  return async function* made() {
    yield* chunks;
    throw error;
  };
}

export const pause = async (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
