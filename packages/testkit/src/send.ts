import { request as open } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { TestRequest } from './case.ts';

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  /** Names in lower case; a header that came twice has several values. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: Buffer;
  /** The body as UTF-8. */
  readonly text: string;
  /** Whether the last byte arrived. */
  readonly complete: boolean;
}

/** Milliseconds a server may be silent before it counts as hanging. */
const PATIENCE = 5_000;

/**
 * Sends one request on a connection of its own.
 *
 * @returns the answer; one that is cut short is not `complete`
 * @throws Error when there is none: the connection was refused or closed, or the server fell silent.
 */
export async function send(url: string, request: TestRequest, patience: number = PATIENCE): Promise<Answer> {
  const { method = 'GET', path, headers = {}, body, chunked = false, requestId } = request;
  const { hostname, port } = new URL(url);
  const sent: Record<string, string> = { ...headers };
  if (typeof requestId === 'string') sent['x-request-id'] = requestId;
  if (body !== undefined && !chunked) sent['content-length'] = String(Buffer.byteLength(body));
  return new Promise((resolve, reject) => {
    const outgoing = open({ hostname, port, path, method, headers: sent, agent: false }, (incoming) => {
      void read(incoming).then(resolve);
    });
    outgoing.setTimeout(patience, () => {
      // Said first: to whoever reads the answer, the end of the connection looks as if the server had brought it about.
      reject(new Error(`the server is silent for ${patience} ms`));
      outgoing.destroy();
    });
    outgoing.on('error', reject);
    if (chunked) for (const chunk of body?.match(/.{1,4096}/gs) ?? []) outgoing.write(chunk);
    outgoing.end(chunked ? undefined : body);
  });
}

async function read(incoming: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  let complete = true;
  try {
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
  } catch {
    complete = false;
  }
  const { rawHeaders, statusCode: status = 0 } = incoming;
  const body = Buffer.concat(chunks);
  return { status, headers: toHeaders(rawHeaders), body, text: body.toString(), complete };
}

function toHeaders(raw: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const headers = new Map<string, string[]>();
  for (let at = 0; at < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    const values = headers.get(name) ?? [];
    values.push(raw[at + 1] ?? '');
    headers.set(name, values);
  }
  return headers;
}
