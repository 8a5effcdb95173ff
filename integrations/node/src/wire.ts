import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** One answer: its status, its headers by name in lower case, and its body. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Opens a connection and sends a text on it. */
export function open(port: number, text: string): Socket {
  const socket = connect({ port, host: '127.0.0.1' });
  onTestFinished(() => void socket.destroy());
  socket.write(text, 'latin1');
  return socket;
}

/** Sends a text on a connection of its own, and reads until the server ends it. */
export async function say(port: number, text: string): Promise<readonly Answer[]> {
  return readAnswers(open(port, text));
}

/**
 * Reads all that comes over a connection as answers; each has a `Content-Length`, unless it is interim.
 *
 * @throws Error when the connection breaks, or something comes that is no answer
 */
export async function readAnswers(socket: Socket): Promise<readonly Answer[]> {
  let text = '';
  for await (const chunk of socket) text += (chunk as Buffer).toString('latin1');
  const answers: Answer[] = [];
  while (text !== '') {
    const [head = '', rest = ''] = text.split(/\r\n\r\n(.*)/s);
    const [, status] = /^HTTP\/1\.1 (\d{3}) /.exec(head) ?? [];
    if (status === undefined) throw new Error(`this is no answer: ${JSON.stringify(text)}`);
    const headers = Object.fromEntries(
      [...head.matchAll(/^([\w-]+): ?(.*?)\r?$/gm)].map(([, name, value]) => [name?.toLowerCase(), value]),
    );
    const length = Number(headers['content-length'] ?? 0);
    answers.push({ status: Number(status), headers, body: rest.slice(0, length) });
    text = rest.slice(length);
  }
  return answers;
}
