import { STREAMED } from './brand.ts';
import { ownMembers } from './own.ts';
import type { HeaderInput } from './headers.ts';
import { release } from './pump.ts';
import { awaitReader, openSource } from './source.ts';
import type { StreamSource } from './source.ts';
import { toStreamReply } from './stream-reply.ts';
import type { StreamAnswer } from './streamed.ts';

/** What goes along with a stream. */
export interface StreamInit {
  /** 200–299, but for 204 and 205, which have no body. 200 unless said. */
  readonly status?: number;
  /** More headers, those that describe the bytes among them. `application/octet-stream` is the type unless said. */
  readonly headers?: HeaderInput;
}

/** What a stream is answered with. */
export interface StreamContent {
  readonly status: number;
  readonly headers: HeaderInput | undefined;
  readonly source: unknown;
  /** A source can be read but once. */
  isTaken: boolean;
}

/** An answer in bytes that are made while they are sent. Made by {@link stream}, to be returned. */
export class Streamed {
  readonly #status: number;

  constructor(status: number, answer: StreamAnswer) {
    this.#status = status;
    // Out of sight of logs and JSON. Not on the prototype: a class with a static block stays in every bundle.
    Object.defineProperty(this, STREAMED, { value: answer });
  }

  /** The HTTP status it answers with. */
  get status(): number {
    return this.#status;
  }
}

/**
 * An answer outside the envelope whose bytes come from a stream: a web stream, a Node stream, or any iterable of bytes
 * and texts. A source that fails before it gives a byte is answered as a failure is, in the envelope. One that fails
 * later ends the connection, so that nobody takes half of it for the whole. The source is let go of, a Node stream
 * destroyed, as soon as its client is gone. Until it is returned it is the handler's: one that throws after this, or
 * returns something else, has its source to destroy.
 *
 * @returns the answer, to be returned by a handler, once
 * @throws TypeError for a status that has no body or is no success.
 * @example return stream(createReadStream(file), { headers: { 'content-type': 'text/csv' } });
 */
export function stream(source: StreamSource, { status = 200, headers }: StreamInit = {}): Streamed {
  if (!Number.isInteger(status) || status < 200 || status > 299 || status === 204 || status === 205) {
    openSource(source).close();
    throw new TypeError(`[@kuvert/core] a stream cannot answer ${status}; give a status of 200–299, not 204 or 205.`);
  }
  awaitReader(source);
  const content = { status, headers: ownMembers(headers), source, isTaken: false };
  return new Streamed(status, {
    toReply: (facts, fail) => toStreamReply(content, facts, fail),
    release: () => release(content),
  });
}
