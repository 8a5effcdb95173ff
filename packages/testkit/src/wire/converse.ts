import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { connect as connectSecurely } from 'node:tls';
import type { Asked } from './asked.ts';
import { readAnswers } from './read-answers.ts';
import type { Reading } from './read-answers.ts';

/** What a client does next on its connection. */
export type Step =
  /** Write these bytes; a text is written as latin1, byte for byte. */
  | string
  | Uint8Array
  /** Do nothing for so many milliseconds. */
  | { readonly pause: number }
  /** Wait until so many answers have begun to arrive, with at least a byte of a body that is to have some. */
  | { readonly begun: number }
  /** Wait until so many answers are complete. */
  | { readonly answers: number }
  /** Close its half of the connection, or break it off. */
  | { readonly close: 'half' | 'reset' };

/** What came of a conversation. */
export interface Conversation extends Reading {
  /** How the connection ended; `open` when it did not. */
  readonly ended: 'closed' | 'reset' | 'open';
  /** Milliseconds from the client's last step to the last byte of the last answer, or the end. */
  readonly elapsed: number;
}

/** Milliseconds a server may be silent before it counts as hanging. */
export const PATIENCE = 5_000;
/** What a server may send on one connection: one that never ends is not read for ever. */
const MOST_BYTES = 4_194_304;
/** Milliseconds that a connection which stays open is watched for more bytes. */
const SETTLING = 40;

/**
 * Holds a conversation on a connection of its own.
 *
 * @param asked the requests in it, in order
 * @throws Error when the connection is refused, the server is silent for `patience` milliseconds, or never done.
 */
export async function converse(
  url: string,
  steps: readonly Step[],
  asked: readonly Asked[],
  patience: number = PATIENCE,
): Promise<Conversation> {
  const line = new Line(url, asked, patience);
  try {
    for (const step of steps) await line.take(step);
    const since = performance.now();
    await line.until(() => line.isComplete);
    const elapsed = performance.now() - since;
    if (line.ended === 'open') await line.settle();
    return { ...line.reading, ended: line.ended, elapsed };
  } finally {
    line.close();
  }
}

/** A connection, and all that has come on it. */
class Line {
  ended: Conversation['ended'] = 'open';
  reading: Reading = { answers: [], rest: Buffer.alloc(0) };
  readonly #socket: Socket;
  readonly #asked: readonly Asked[];
  readonly #patience: number;
  readonly #events = new EventEmitter();
  #bytes: Buffer = Buffer.alloc(0);
  #failure: Error | undefined;

  constructor(url: string, asked: readonly Asked[], patience: number) {
    const { protocol, hostname: host, port } = new URL(url);
    const isSecure = protocol === 'https:';
    // Half of it may be closed while the answer is still to come.
    const where = { host, port: Number(port) || (isSecure ? 443 : 80), allowHalfOpen: true };
    this.#asked = asked;
    this.#patience = patience;
    this.#socket = isSecure ? connectSecurely({ ...where, servername: host }) : connect(where);
    this.#socket.setNoDelay();
    this.#socket.on('data', (chunk: Buffer) => {
      this.#bytes = Buffer.concat([this.#bytes, chunk]);
      if (this.#bytes.length > MOST_BYTES) {
        this.#failure = new Error(`the server has sent more than ${MOST_BYTES} bytes`);
        this.#socket.destroy();
        return;
      }
      this.#read();
    });
    this.#socket.on('drain', () => this.#events.emit('change'));
    this.#socket.on('end', () => this.#end('closed'));
    this.#socket.on('close', () => this.#end('reset'));
    this.#socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') this.#failure = error;
      this.#end('reset');
    });
  }

  get isComplete(): boolean {
    const { answers } = this.reading;
    return answers.length === this.#asked.length && answers.every(({ complete }) => complete);
  }

  async take(step: Step): Promise<void> {
    if (typeof step === 'string' || step instanceof Uint8Array) await this.#write(step);
    else if ('close' in step) this.#close(step.close);
    else if ('pause' in step) await pause(step.pause);
    else if ('begun' in step) await this.until(() => this.#hasBegun(step.begun));
    else await this.until(() => this.reading.answers.filter(({ complete }) => complete).length >= step.answers);
  }

  /** Waits until something holds, or the connection has ended. */
  async until(holds: () => boolean): Promise<void> {
    const signal = AbortSignal.timeout(this.#patience);
    try {
      while (!holds() && this.ended === 'open') await once(this.#events, 'change', { signal });
    } catch {
      throw new Error(`the server is silent for ${this.#patience} ms`);
    }
    if (this.#failure) throw this.#failure;
  }

  /** Waits a little for the end of the connection, or bytes that nobody asked for. */
  async settle(): Promise<void> {
    await once(this.#events, 'change', { signal: AbortSignal.timeout(SETTLING) }).catch(() => undefined);
  }

  close(): void {
    this.#socket.destroy();
  }

  #close(how: 'half' | 'reset'): void {
    if (how === 'half') this.#socket.end();
    else this.#socket.resetAndDestroy();
  }

  #hasBegun(count: number): boolean {
    const last = this.reading.answers[count - 1];
    return last !== undefined && (last.complete || last.body.length > 0);
  }

  async #write(bytes: string | Uint8Array): Promise<void> {
    // A server that has had enough may have closed; what it said is still to be read.
    if (!this.#socket.writable) return;
    this.#socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
    await this.until(() => !this.#socket.writableNeedDrain || this.isComplete);
  }

  #read(): void {
    this.reading = readAnswers(this.#bytes, this.#asked, this.ended === 'closed');
    this.#events.emit('change');
  }

  #end(how: 'closed' | 'reset'): void {
    if (this.ended !== 'open') return;
    this.ended = how;
    this.#read();
  }
}
