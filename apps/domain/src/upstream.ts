import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface UpstreamOptions {
  /** Any free port when left out. */
  readonly port?: number;
}

/** A running upstream. */
export interface Upstream {
  readonly url: string;
  close(): Promise<void>;
}

/** What it answers about a project or a currency that it treats badly. */
const misbehaviour: Readonly<Record<string, (response: ServerResponse) => void>> = {
  // Nothing is sent: the caller's patience ends first.
  beech: () => {},
  birch: (response) => send(response, 500, { error: 'the counter lost count' }),
  cedar: (response) => response.end('<html>It works!</html>'),
  cypress: (response) => response.destroy(),
  XAG: (response) => send(response, 500, { error: 'no quote' }),
  XAU: (response) => response.destroy(),
  XTS: () => {},
};

const downloads: Readonly<Record<string, { readonly last_week: number; readonly total: number }>> = {
  alder: { last_week: 48_213, total: 9_120_455 },
  elm: { last_week: 0, total: 0 },
  maple: { last_week: 731, total: 40_018 },
};

const rates: Readonly<Record<string, number>> = {
  BRL: 6.18,
  CHF: 0.93,
  EUR: 1,
  GBP: 0.88,
  JPY: 181.4,
  NGN: 1672.5,
  PLN: 4.24,
  USD: 1.15,
};

const logins: Readonly<Record<string, string>> = { 'granted-to-grace': 'grace', 'granted-to-a-stranger': 'mallory' };

/**
 * Starts the services that stand behind the demo on 127.0.0.1: download counts, exchange rates and an OAuth provider,
 * some of them out of order on purpose.
 */
export async function startUpstream({ port = 0 }: UpstreamOptions = {}): Promise<Upstream> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://upstream');
  const [, service = '', name = ''] = pathname.split('/');
  const misbehave = misbehaviour[name];
  if (misbehave !== undefined) return misbehave(response);
  switch (`${request.method} ${service}`) {
    case 'GET downloads':
      return send(response, 200, downloads[name] ?? { last_week: 12, total: 3456 });
    case 'GET rates':
      return send(response, 200, { rate: rates[name] ?? 1 });
    case 'GET oauth':
      // The provider would ask the person; this one has granted before they can read the question.
      return send(response, 200, { code: 'granted-to-grace', state: searchParams.get('state') });
    case 'POST oauth': {
      const login = logins[new URLSearchParams(await bodyOf(request)).get('code') ?? ''];
      return login === undefined ? send(response, 400, { error: 'invalid_grant' }) : send(response, 200, { login });
    }
    default:
      return send(response, 404, { error: 'not found' });
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
