import type { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2Session } from 'node:http2';
import type { Duplex } from 'node:stream';
import type { NodeServer } from './types.ts';

/** A request that reached the app, and its response. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** A connection as HTTP/1.1 sees it: requests in their order, and their responses in the same order. */
export class Connection {
  readonly socket: Duplex;
  /** Whether its last request is there: none that follows may be acted on (RFC 9112 §9.6). */
  isLast = false;
  /** Whether it ends with an answer of ours. */
  isRefused = false;
  readonly #exchanges: Exchange[] = [];

  constructor(socket: Duplex) {
    this.socket = socket;
  }

  /** The response to a request that was taken in; one with an expectation may be announced twice. */
  responseTo(request: IncomingMessage | undefined): ServerResponse | undefined {
    return this.#exchanges.find((exchange) => exchange.request === request)?.response;
  }

  /** Takes in a request that goes to the app. */
  begin(exchange: Exchange): void {
    while (this.#exchanges[0]?.response.writableFinished) this.#exchanges.shift();
    this.#exchanges.push(exchange);
  }

  /** The exchange whose request is still coming in: what the parser finds wrong is part of it. */
  get incoming(): Exchange | undefined {
    const last = this.#exchanges.at(-1);
    return last?.request.complete === false ? last : undefined;
  }

  /** The exchanges whose responses are still to come, in their order. */
  get open(): readonly Exchange[] {
    return this.#exchanges.filter(({ response }) => !response.writableFinished);
  }
}

/** The connections of a server. */
export class Connections {
  /** All of them, those included that speak something else by now. */
  readonly sockets: ReadonlySet<Duplex>;
  /** What those that speak HTTP/2 have in place of requests in a row. */
  readonly sessions: ReadonlySet<Http2Session>;
  readonly #connections = new Map<Duplex, Connection>();

  constructor(server: NodeServer) {
    this.sockets = collect<Duplex>(server, 'connection');
    this.sessions = collect<Http2Session>(server, 'session');
    server.on('secureConnection', (socket: Duplex) => void this.of(socket));
  }

  /** The connection of a socket that speaks HTTP; over TLS, that is not the socket which was accepted. */
  of(socket: Duplex): Connection {
    const before = this.#connections.get(socket);
    if (before !== undefined) return before;
    const connection = new Connection(socket);
    if (socket.destroyed) return connection;
    this.#connections.set(socket, connection);
    socket.once('close', () => this.#connections.delete(socket));
    return connection;
  }

  [Symbol.iterator](): Iterator<Connection> {
    return this.#connections.values();
  }
}

/** Acts once a response is out, before Node takes up the next one. */
export function afterwards(response: ServerResponse | undefined, act: () => void): void {
  if (response === undefined || response.writableFinished) act();
  else response.prependOnceListener('finish', act);
}

/** What a server announces with an event, as long as it is not closed. */
function collect<T extends EventEmitter>(server: NodeServer, event: string): ReadonlySet<T> {
  const all = new Set<T>();
  server.on(event, (one: T) => {
    all.add(one);
    one.once('close', () => all.delete(one));
  });
  return all;
}
