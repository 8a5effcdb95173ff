import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Contract } from '@kuvert/core';
import { createReplier } from '@kuvert/core/adapter';
import { afterEach } from 'vitest';

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** Serves until the test ends; gives the base URL. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  open.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Serves what a handler returns or throws, in the envelope of its contract. */
export async function serveApi(
  contract: unknown,
  handler: (query: URLSearchParams, request: IncomingMessage) => unknown,
): Promise<string> {
  const replier = createReplier(contract as Contract);
  return serve((request, response) => {
    const facts = replier.begin(request.method ?? '', request.url ?? '', (name) => request.headers[name]);
    const answer = (): NonNullable<ReturnType<typeof replier.answer>> => {
      try {
        const reply = replier.answer(handler(new URL(request.url ?? '', 'http://x').searchParams, request), facts);
        if (reply !== undefined) return reply;
        throw new Error('no answer');
      } catch (error) {
        return replier.fail(error, facts);
      }
    };
    const { status, headers, body } = answer();
    response.writeHead(status, { ...headers }).end(body);
  });
}

/** A server that answers each request with the next of these. */
export async function serveInTurn(
  ...answers: readonly { status?: number; headers?: Record<string, string>; body?: unknown }[]
): Promise<{ readonly baseUrl: string; readonly seen: IncomingMessage[]; readonly bodies: string[] }> {
  const seen: IncomingMessage[] = [];
  const bodies: string[] = [];
  const baseUrl = await serve((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { status = 200, headers, body } = answers[Math.min(seen.length, answers.length - 1)] ?? {};
      seen.push(request);
      bodies.push(Buffer.concat(chunks).toString());
      const type = typeof body === 'string' ? 'text/html' : 'application/json';
      response.writeHead(status, { 'content-type': type, ...headers });
      response.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  return { baseUrl, seen, bodies };
}
