import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { readAnswers } from '@kuvert/testkit';
import type { Answer } from '@kuvert/testkit';

/** All that came on a connection for one request, byte for byte, and what it says. */
export interface Received {
  readonly bytes: Buffer;
  readonly answers: readonly Answer[];
  readonly ended: 'open' | 'closed' | 'reset';
}

/** Milliseconds a server may be silent before it counts as hanging. */
const PATIENCE = 5_000;

/** A connection that is asked one request after the other, for as long as the server keeps it open. */
export class Connection {
  readonly #url: URL;
  #socket: Socket | undefined;
  #bytes: Buffer = Buffer.alloc(0);
  #ended: Received['ended'] = 'open';
  #wake: () => void = () => undefined;

  constructor(url: string) {
    this.#url = new URL(url);
  }

  /** Sends a request, and waits for as many answers as there are methods, or the end of the connection. */
  async ask(request: Buffer, methods: readonly string[], leaves = false): Promise<Received> {
    const socket = this.#open();
    this.#bytes = Buffer.alloc(0);
    socket.write(request);
    for (;;) {
      const { answers } = readAnswers(this.#bytes, methods, this.#ended === 'closed');
      const isComplete = answers.length === methods.length && answers.every(({ complete }) => complete);
      const isLeft = leaves && answers.some(({ body }) => body.length > 0);
      // Where the server is to close, whether it does is part of the answer.
      if (isLeft || this.#ended !== 'open' || (isComplete && !answers.some(isLast))) {
        if (isLeft) this.close();
        return { bytes: this.#bytes, answers, ended: isLeft ? 'open' : this.#ended };
      }
      await this.#change();
    }
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  async #change(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`silent for ${PATIENCE} ms after ${JSON.stringify(this.#bytes.toString('latin1'))}`));
      }, PATIENCE);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #open(): Socket {
    if (this.#socket !== undefined && this.#ended === 'open') return this.#socket;
    this.close();
    this.#ended = 'open';
    const socket = connect({ host: this.#url.hostname, port: Number(this.#url.port), noDelay: true });
    this.#socket = socket;
    const end = (how: 'closed' | 'reset') => () => {
      if (this.#socket !== socket || this.#ended !== 'open') return;
      this.#ended = how;
      this.#wake();
    };
    socket.on('data', (chunk: Buffer) => {
      this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]);
      this.#wake();
    });
    return socket.on('end', end('closed')).on('error', end('reset')).on('close', end('reset'));
  }
}

function isLast({ headers, statusLine, status }: Answer): boolean {
  const connection = headers.get('connection')?.join().toLowerCase();
  return (
    status !== 101 && (connection === 'close' || (statusLine.startsWith('HTTP/1.0') && connection !== 'keep-alive'))
  );
}
