import { isBytes } from './bytes.ts';
import { abandon } from './thenable.ts';

/** The part of a web stream that reading it takes, so that no runtime's own type is needed. */
interface WebStream<Chunk> {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Chunk | undefined }>;
    cancel(): Promise<unknown>;
  };
}

/** Whatever gives chunks one after the other: a web stream, a Node stream, an async or plain iterable. */
export type StreamSource<Chunk = Uint8Array | string> = WebStream<Chunk> | AsyncIterable<Chunk> | Iterable<Chunk>;

/** A source that is being read, whichever kind it is. */
export interface OpenSource {
  readonly next: () => Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  /** Lets go of it and does not wait for it. Never throws. */
  readonly close: () => void;
}

/** What a value that may be a source is asked for. */
interface Candidate {
  readonly getReader?: unknown;
  readonly pipe?: unknown;
  readonly destroy?: unknown;
  readonly on?: unknown;
  readonly [Symbol.asyncIterator]?: unknown;
  readonly [Symbol.iterator]?: unknown;
}

/**
 * Begins to read a source.
 *
 * @throws TypeError for what is none, and whatever the source itself throws.
 */
export function openSource(source: unknown): OpenSource {
  // A text can be iterated as well, letter by letter, and bytes number by number: nobody means that.
  if (typeof source === 'string' || isBytes(source)) return openSource([source]);
  const candidate = (source ?? {}) as Candidate;
  if (typeof candidate.getReader === 'function') {
    const reader = (source as WebStream<unknown>).getReader();
    return { next: async () => reader.read(), close: () => letGo(() => reader.cancel()) };
  }
  const iterate = candidate[Symbol.asyncIterator] ?? candidate[Symbol.iterator];
  if (typeof iterate !== 'function') {
    throw new TypeError('[@kuvert/core] this is no stream; give a ReadableStream, a Node stream or an iterable.');
  }
  const iterator = iterate.call(source) as AsyncIterator<unknown>;
  return { next: async () => iterator.next(), close: () => letGo(() => stop(candidate, iterator)) };
}

/** Bytes that are read of a body nobody wants, and milliseconds it may take. */
const MOST_BYTES = 8_388_608;
const PATIENCE = 500;

/**
 * Reads on, to the end or for a while, and lets go. The web has no way to answer while a body is still being sent: Bun
 * and workerd then reset the connection, and a reset can take the answer with it (RFC 9112 §9.6). Never rejects.
 */
export async function drain(source: OpenSource): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE);
  });
  await Promise.race([readOn(source, MOST_BYTES).catch(() => undefined), late]);
  clearTimeout(timer);
  source.close();
}

async function readOn({ next }: OpenSource, most: number): Promise<void> {
  for (let left = most; left > 0;) {
    const { done, value } = await next();
    if (done === true || !isBytes(value)) return;
    left -= value.length;
  }
}

/**
 * Keeps a Node stream that fails before anybody reads it from ending the process: its error is found when it is read.
 */
export function awaitReader(source: unknown): void {
  if (isNodeStream(source)) source.on('error', () => undefined);
}

/** A Node stream is destroyed: returning from it waits for the chunk it is reading. */
function stop(source: unknown, iterator: AsyncIterator<unknown>): unknown {
  if (isNodeStream(source)) return source.destroy();
  if (Array.isArray(source) || source instanceof Set) abandonChunks(source);
  return iterator.return?.();
}

/** Promises are no chunks, but where one is given in a list, others are: rejected, they would end the process. */
function abandonChunks(source: Iterable<unknown>): void {
  for (const chunk of source) if (typeof chunk === 'object' && !ArrayBuffer.isView(chunk)) abandon(chunk);
}

function isNodeStream(source: unknown): source is { destroy(): void; on(event: string, listen: () => void): void } {
  const { pipe, destroy, on } = (source ?? {}) as Candidate;
  return typeof pipe === 'function' && typeof destroy === 'function' && typeof on === 'function';
}

/** Ends what is no longer wanted: that it cannot be ended is nobody's concern any more. */
function letGo(end: () => unknown): void {
  try {
    Promise.resolve(end()).catch(() => undefined);
  } catch {
    // The same, at once.
  }
}
