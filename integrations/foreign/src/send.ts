import { request as open } from 'node:http';

/** A request as a test writes it. */
export interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Leaves in the midst of the body. */
  readonly leave?: boolean;
}

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Sends one request on a connection of its own. */
export async function send(url: string, { method, path = '/', headers = {}, body, leave }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { method: method ?? (body === undefined ? 'GET' : 'POST'), headers: { ...headers }, agent: false };
    // The path goes as it is: one that does not decode is the point of some tests.
    const { hostname, port } = new URL(url);
    const outgoing = open({ ...options, hostname, port, path }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const { statusCode: status = 0 } = incoming;
        resolve({ status, headers: incoming.headers, text: Buffer.concat(chunks).toString() });
      });
    });
    outgoing.on('error', reject);
    outgoing.setTimeout(5_000, () => outgoing.destroy(new Error('the server is silent')));
    if (leave) outgoing.write(body ?? '', () => setTimeout(() => outgoing.destroy(new Error('left')), 50));
    else outgoing.end(body);
  });
}
