import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { askedBy, judge, readAnswers, toBytes } from '@kuvert/testkit';
import type { Asked, Exchange, Problem } from '@kuvert/testkit';

/** One answer under load. */
export interface Shot {
  readonly problems: readonly Problem[];
  /** From the last byte of the request to the last of the answer. */
  readonly milliseconds: number;
}

/** Milliseconds an answer may take before the server counts as hanging. */
const PATIENCE = 20_000;

/** A client that keeps its connection for as long as the server does, and judges every byte. */
export class SoakClient {
  readonly #url: URL;
  #socket: Socket | undefined;

  constructor(url: string) {
    this.#url = new URL(url);
  }

  /** Asks once. A connection that ended between two requests is opened anew. */
  async ask({ request, expect }: Exchange): Promise<Shot> {
    const socket = await this.#open();
    const asked = askedBy(request);
    const bytes = toBytes(this.#url.href, { ...request, headers: { connection: 'keep-alive', ...request.headers } });
    const since = performance.now();
    const { came, isOver } = await answerTo(socket, Buffer.concat(bytes), asked);
    const milliseconds = performance.now() - since;
    const { answers, rest } = readAnswers(came, [asked], isOver);
    const [answer] = answers;
    if (isOver || answer?.headers.get('connection')?.join().toLowerCase() === 'close') this.close();
    if (answer === undefined)
      return { problems: [{ rule: 'alive', text: `there is no answer to ${request.path}` }], milliseconds };
    const problems = judge({ request, expect }, answer);
    if (rest.length > 0) problems.push({ rule: 'framing', text: `${rest.length} bytes belong to no answer` });
    return { problems, milliseconds };
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  async #open(): Promise<Socket> {
    if (this.#socket !== undefined && !this.#socket.destroyed) return this.#socket;
    const socket = connect(Number(this.#url.port), this.#url.hostname).setNoDelay();
    this.#socket = socket;
    socket.on('error', () => socket.destroy());
    return new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(socket));
      socket.once('close', () => reject(new Error('the server takes no connections')));
    });
  }
}

/** All that comes until the answer is complete or the connection over. */
async function answerTo(socket: Socket, request: Buffer, asked: Asked): Promise<{ came: Buffer; isOver: boolean }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const finish = (isOver: boolean): void => {
      clearTimeout(timer);
      socket.off('data', read).off('close', over).off('end', over);
      resolve({ came: Buffer.concat(chunks), isOver });
    };
    const over = (): void => finish(true);
    const read = (chunk: Buffer): void => {
      chunks.push(chunk);
      const { answers } = readAnswers(Buffer.concat(chunks), [asked], false);
      // An answer without a length ends with its connection, and is complete only then.
      if (answers[0]?.complete === true) finish(false);
    };
    const timer = setTimeout(over, PATIENCE);
    socket.on('data', read).on('close', over).on('end', over);
    socket.write(request);
  });
}
