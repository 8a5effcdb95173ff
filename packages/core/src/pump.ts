import { toBytes } from './bytes.ts';
import { openSource } from './source.ts';
import type { OpenSource } from './source.ts';
import type { StreamContent } from './stream.ts';
import { abandon } from './thenable.ts';

/** Chunks without a byte after which everybody else gets a turn. */
const PATIENCE = 64;

/** Draws the bytes of a stream, one chunk when it is asked for one, and can be stopped while it waits. */
export class Pump {
  readonly #content: StreamContent;
  /** Bytes that were promised by a `Content-Length` and are still to come. */
  #owed: number | undefined;
  #source: OpenSource | undefined;
  #isOver = false;
  #wake: (() => void) | undefined;

  constructor(content: StreamContent, length: number | undefined) {
    this.#content = content;
    this.#owed = length;
  }

  /**
   * The next bytes; `undefined` at the end, and once stopped.
   *
   * @throws what the source throws; TypeError for a source or chunk that is none, or more or fewer bytes than promised.
   */
  async next(): Promise<Uint8Array | undefined> {
    try {
      for (let empty = 1; ; empty += 1) {
        const { done, value } = await this.#draw();
        if (this.#isOver) return undefined;
        if (done === true) return this.#end();
        const bytes = this.#count(value);
        if (bytes.length > 0) return bytes;
        // A source that never waits would keep even the client's leaving from being heard.
        if (empty % PATIENCE === 0) await new Promise((resolve) => setTimeout(resolve));
      }
    } catch (thrown) {
      if (this.#isOver) return undefined;
      this.stop();
      throw thrown;
    }
  }

  /** Lets go of the source. Whatever it does from now on concerns nobody. */
  stop(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#source?.close();
    this.#wake?.();
  }

  /** What the source gives next, or nothing more once it is stopped. */
  async #draw(): ReturnType<OpenSource['next']> {
    if (this.#isOver) return { done: true };
    this.#source ??= open(this.#content);
    const next = this.#source.next();
    return new Promise((resolve, reject) => {
      this.#wake = () => resolve({ done: true });
      next.then(resolve, reject);
    });
  }

  #count(chunk: unknown): Uint8Array {
    const bytes = toBytes(chunk);
    if (bytes === undefined) {
      abandon(chunk);
      const kind = chunk === null ? 'null' : typeof chunk;
      throw new TypeError(`[@kuvert/core] a stream gave ${kind}; give bytes or text.`);
    }
    if (this.#owed === undefined) return bytes;
    this.#owed -= bytes.length;
    if (this.#owed < 0) throw new TypeError('[@kuvert/core] a stream gave more bytes than its Content-Length says.');
    return bytes;
  }

  #end(): undefined {
    if (this.#owed) throw new TypeError(`[@kuvert/core] a stream ended ${this.#owed} bytes before its Content-Length.`);
    this.#isOver = true;
  }
}

/** Lets go of the source of a stream that is not going to be answered. Never throws. */
export function release(content: StreamContent): void {
  try {
    open(content).close();
  } catch {
    // It is answered elsewhere, or no source.
  }
}

function open(content: StreamContent): OpenSource {
  if (content.isTaken) throw new TypeError('[@kuvert/core] this stream was answered before; make a new one each time.');
  content.isTaken = true;
  return openSource(content.source);
}
