import type { TestRequest } from '../case.ts';
import type { Answer } from './answer.ts';
import { askedBy } from './asked.ts';
import { converse, PATIENCE } from './converse.ts';

/** An answer, and how long it took. */
export interface Sent extends Answer {
  /** Bytes that came after it. */
  readonly rest: Buffer;
  /** Milliseconds from the last byte of the request to the last of the answer. */
  readonly elapsed: number;
}

const CHUNK = 4096;

/**
 * Sends one request on a connection of its own.
 *
 * @returns the answer; one that is cut short is not `complete`
 * @throws Error when there is none: the connection was refused or closed, or the server fell silent.
 */
export async function send(url: string, request: TestRequest, patience: number = PATIENCE): Promise<Sent> {
  const { answers, rest, elapsed } = await converse(url, toBytes(url, request), [askedBy(request)], patience);
  const [answer] = answers;
  if (answer === undefined) throw new Error('the connection ended without an answer');
  return { ...answer, rest, elapsed };
}

/** A request, as it goes over the wire: its head, and the pieces of its body. */
export function toBytes(url: string, request: TestRequest): Buffer[] {
  const { body, chunked = false } = request;
  const bytes = body === undefined ? undefined : Buffer.from(body);
  const head = Buffer.from(toHead(url, request, bytes?.length), 'latin1');
  if (bytes === undefined) return [head];
  return [head, ...(chunked ? toChunks(bytes) : [bytes])];
}

function toHead(url: string, request: TestRequest, length: number | undefined): string {
  const { method = 'GET', path, version = '1.1', headers = {}, chunked = false, requestId } = request;
  const { length: declared = length } = request;
  const named = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  if (!named.has('host')) lines.unshift(`Host: ${new URL(url).host}`);
  if (!named.has('connection')) lines.push('Connection: close');
  if (typeof requestId === 'string') lines.push(`X-Request-Id: ${requestId}`);
  if (chunked) lines.push('Transfer-Encoding: chunked');
  else if (declared !== undefined) lines.push(`Content-Length: ${declared}`);
  return `${[`${method} ${path} HTTP/${version}`, ...lines].join('\r\n')}\r\n\r\n`;
}

/** A body in chunks (RFC 9112 §7.1). */
function toChunks(bytes: Buffer): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const part = bytes.subarray(at, at + CHUNK);
    chunks.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
  }
  return [...chunks, Buffer.from('0\r\n\r\n')];
}
