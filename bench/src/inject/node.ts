import { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { Answer, Asked } from './answer.ts';

/** A socket to nowhere: what is written to it counts as sent. */
class Sink extends Duplex {
  readonly encrypted = false;
  readonly remoteAddress = '127.0.0.1';
  /** What was written; only kept where somebody wants to see it. */
  kept: Buffer[] | undefined;

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.kept?.push(chunk);
    done();
  }

  override _writev(chunks: { readonly chunk: Buffer }[], done: () => void): void {
    this.kept?.push(...chunks.map(({ chunk }) => chunk));
    done();
  }

  setTimeout(): this {
    return this;
  }
}

/** What Node's parser calls. */
interface Parsed {
  _addHeaderLines(headers: readonly string[], count: number): void;
}

export const toSink = (): Sink => new Sink();

/** Asks a server of Node over a socket to nowhere, with Node's own request and response, and waits for the end. */
export async function inject(listener: RequestListener, asked: Asked, sink: Sink): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new IncomingMessage(sink as unknown as Socket);
    request.method = asked.method;
    request.url = asked.url;
    request.httpVersion = '1.1';
    request.httpVersionMajor = 1;
    request.httpVersionMinor = 1;
    // As Node's parser does it: headers are made of them where somebody looks.
    // oxlint-disable-next-line no-underscore-dangle -- it has no other name
    (request as unknown as Parsed)._addHeaderLines(asked.headers, asked.headers.length);
    if (asked.body !== undefined) request.push(asked.body);
    request.push(null);
    request.complete = true;
    const response = new ServerResponse(request);
    response.assignSocket(sink as unknown as Socket);
    response.once('finish', () => {
      response.detachSocket(sink as unknown as Socket);
      resolve();
    });
    sink.once('error', reject);
    listener(request, response);
    sink.off('error', reject);
  });
}

/** What a server answers. */
export async function answerOf(listener: RequestListener, asked: Asked): Promise<Answer> {
  const sink = new Sink();
  sink.kept = [];
  await inject(listener, asked, sink);
  const text = Buffer.concat(sink.kept).toString();
  const end = text.indexOf('\r\n\r\n');
  const [line = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((each) => [each.slice(0, each.indexOf(':')).toLowerCase(), each.slice(each.indexOf(':') + 2)]),
  );
  const rest = text.slice(end + 4);
  const body = headers['transfer-encoding'] === 'chunked' ? /\r\n([^]*)\r\n0\r\n/.exec(rest)?.[1] : rest;
  return { status: Number(line.split(' ')[1]), headers, body: body ?? '' };
}
