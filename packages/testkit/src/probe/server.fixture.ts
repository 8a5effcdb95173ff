import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { named } from './schema.fixture.ts';
import { api } from '../contracts.ts';
import type { Route, Running } from '../harness.ts';
import { listen } from '../listen.ts';
import { plain } from '../plain.fixture.ts';
import type { Writer } from '../plain.fixture.ts';

const rows = Array.from({ length: 7 }, (_, at) => ({ id: at + 1 }));

const routes: readonly Route[] = [
  {
    method: 'GET',
    path: '/things',
    handle: ({ query }) => {
      const { page, pageSize, offset } = api.pageOf(query());
      return api.page(rows.slice(offset, offset + pageSize), { page, pageSize, total: rows.length });
    },
  },
  { method: 'GET', path: '/things/:id', handle: ({ params }) => api.ok({ id: params['id'] }) },
  { method: 'POST', path: '/things', handle: async ({ body }) => api.created(await body(named)) },
  {
    method: 'GET',
    path: '/guarded',
    handle: () => {
      throw api.error('UNAUTHENTICATED');
    },
  },
];

/** What is known of the server. */
export const known = {
  path: '/things/1',
  list: '/things',
  post: '/things',
  guarded: '/guarded',
  rate: 10_000,
} as const;

/** A server that passes every probe; `write` may break a rule. */
export async function startGood(write?: Writer): Promise<Running> {
  const options = { onError: () => undefined };
  const serve = plain({ contract: api, options, routes, bodyLimit: 65_536 }, write);
  return listen((request, response) => {
    if (request.headers.host === undefined) request.socket.end(refusal('400 Bad Request'));
    else serve(request, response);
  }, answerParser);
}

/** Answers what Node's parser refuses, as an adapter for it would. */
function answerParser(server: Server): void {
  Object.assign(server, { requireHostHeader: false });
  server.on('clientError', ({ code }: NodeJS.ErrnoException, socket: Duplex) => {
    socket.end(refusal(code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request'));
  });
}

function refusal(status: string): string {
  const body = '{"code":1000,"message":"Invalid parameters"}';
  const head = [
    `HTTP/1.1 ${status}`,
    'Content-Type: application/json; charset=utf-8',
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
    'Connection: close',
    `Content-Length: ${body.length}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
