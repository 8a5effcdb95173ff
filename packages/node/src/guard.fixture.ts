import { createServer } from 'node:http';
import type { RequestListener, Server, ServerOptions } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { defineCodes, defineContract } from '@kuvert/core';
import type { Contract, FailureEvent } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
import type { CodeEnvelopeTypes } from '@kuvert/core/code-envelope';
import { statusEnvelope } from '@kuvert/core/status-envelope';
import type { StatusEnvelopeTypes } from '@kuvert/core/status-envelope';
import { expect, onTestFinished } from 'vitest';
import { guard } from './index.ts';
import type { Guard, GuardOptions } from './index.ts';

const codes = {
  SUCCESS: { code: 0, status: 200, message: 'OK' },
  INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error' },
  ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' },
  UNAVAILABLE: { code: 6, status: 503, message: 'Service unavailable' },
  INVALID_PARAMETERS: { code: 1000, status: 400, message: 'Invalid parameters' },
} as const;
const faults = {
  internal: 'INTERNAL_ERROR',
  badRequest: 'INVALID_PARAMETERS',
  routeNotFound: 'ROUTE_NOT_FOUND',
} as const;

/** Rules everything that is not below `/crm`. */
export const api: Contract<typeof codes, CodeEnvelopeTypes> = defineContract({
  codes: defineCodes(codes),
  envelope: codeEnvelope(),
  faults: { ...faults, unavailable: 'UNAVAILABLE' },
});
/** Rules everything below `/crm`. */
export const crm: Contract<typeof codes, StatusEnvelopeTypes> = defineContract({
  codes: defineCodes(codes),
  envelope: statusEnvelope(),
  faults,
});

/** The bodies that the two contracts answer with. */
export const badRequest = '{"code":1000,"message":"Invalid parameters"}';
export const crmBadRequest = '{"status":"error","message":"Invalid parameters","code":"1000"}';

/** A guarded server on a free port of 127.0.0.1, put away when the test is finished. */
export interface Guarded extends Guard {
  readonly server: Server;
  readonly port: number;
  /** What the hook has heard. */
  readonly events: FailureEvent[];
}

export interface Setting {
  readonly app?: RequestListener;
  readonly server?: ServerOptions;
  readonly options?: GuardOptions;
  /** Does what is to be done before it listens, and before it is guarded. */
  readonly before?: (server: Server) => void;
}

/** Answers whatever is asked, once the request is read. */
export const echo: RequestListener = (request, response) => {
  let length = 0;
  request.on('data', (chunk: Buffer) => (length += chunk.length));
  request.on('end', () => response.end(`${request.method} ${request.url} ${length}`));
};

export async function start({
  app = echo,
  server: serverOptions = {},
  options,
  before,
}: Setting = {}): Promise<Guarded> {
  const events: FailureEvent[] = [];
  const server = createServer(serverOptions, app);
  before?.(server);
  const { close } = guard(server, api, {
    under: { '/crm': crm },
    onError: (event) => void events.push(event),
    ...options,
  });
  await listen(server);
  onTestFinished(async () => {
    server.closeAllConnections();
    await close();
  });
  return { server, port: portOf(server), events, close };
}

export async function listen(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
}

export const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** How many connections a server has. */
export async function countConnections(server: Server): Promise<number> {
  return new Promise((resolve) => server.getConnections((_error, count) => resolve(count)));
}

/** What came over a connection, and how it ended. */
export interface Said {
  readonly text: string;
  /** The error that it ended with, if it did. */
  readonly broken: string | undefined;
}

/** A connection under one's own hands. */
export class Client {
  readonly socket: Socket;
  readonly ended: Promise<Said>;
  #text = '';

  constructor(port: number, opened: Socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })) {
    this.socket = opened;
    let broken: string | undefined;
    this.socket.on('data', (chunk: Buffer) => (this.#text += chunk.toString('latin1')));
    this.socket.on('error', (error: NodeJS.ErrnoException) => (broken = error.code));
    this.ended = new Promise((resolve) => {
      this.socket.on('end', () => this.socket.end());
      this.socket.on('close', () => resolve({ text: this.#text, broken }));
    });
    onTestFinished(() => void this.socket.destroy());
  }

  send(text: string): this {
    this.socket.write(text, 'latin1');
    return this;
  }

  /** Waits until what came contains a text. */
  async heard(text: string): Promise<void> {
    while (!this.#text.includes(text)) {
      if (this.socket.destroyed) throw new Error(`the connection is over, and said ${JSON.stringify(this.#text)}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
}

/** Sends a text on a connection of its own, and answers what came until the server closed it. */
export async function say(port: number, text: string): Promise<readonly Answer[]> {
  const { text: said, broken } = await new Client(port).send(text).ended;
  if (broken !== undefined) throw new Error(`the connection broke with ${broken} and said ${JSON.stringify(said)}`);
  return toAnswers(said);
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Takes what came apart into answers: each ends where its `Content-Length` says, is interim, or goes to the end.
 *
 * @throws Error for anything that is not one whole answer after the other.
 */
export function toAnswers(text: string): readonly Answer[] {
  if (text === '') return [];
  const [, code, fields, rest] = /^HTTP\/1\.1 (\d{3}) [\w ]+\r\n((?:[\w-]+: [^\r\n]*\r\n)*)\r\n(.*)$/s.exec(text) ?? [];
  if (code === undefined || fields === undefined || rest === undefined)
    throw new Error(`this is no answer: ${JSON.stringify(text)}`);
  const headers = Object.fromEntries(
    fields.split('\r\n').flatMap((field) => {
      const [name, value] = field.split(': ');
      return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value]];
    }),
  );
  const status = Number(code);
  const length = status < 200 ? 0 : Number(headers['content-length'] ?? rest.length);
  if (rest.length < length) throw new Error(`this answer is cut short: ${JSON.stringify(text)}`);
  return [{ status, headers, body: rest.slice(0, length) }, ...toAnswers(rest.slice(length))];
}

/** Expects all that an answer of ours has, and nothing else. */
export function expectWhole(answer: Answer | undefined, status: number, body: string, more: object = {}): void {
  expect(answer).toEqual({
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(body.length),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
      date: expect.stringMatching(/^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/),
      connection: 'close',
      ...more,
    },
    body,
  });
}
