import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { NodeServer } from './types.ts';

/** What is asked before a server's listeners hear of an event. */
export interface Interception {
  /** Whether a request goes on to them. */
  readonly admit: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Whether they hear of an error as well. Node, which would answer if there were none, does not. */
  readonly clientError: (error: Error, socket: Duplex) => boolean;
  /** Told of a request beyond `maxRequestsPerSocket`, before Node answers it. */
  readonly dropRequest: (request: IncomingMessage) => void;
}

/** Comes before the listeners of a server. A listener cannot: it keeps no other from being called. */
export function intercept(server: NodeServer, { admit, clientError, dropRequest }: Interception): void {
  const emit = server.emit.bind(server);
  server.emit = (event: string | symbol, ...values: unknown[]): boolean => {
    switch (event) {
      case 'request':
      case 'checkContinue':
      case 'checkExpectation':
        return !admit(values[0] as IncomingMessage, values[1] as ServerResponse) || emit(event, ...values);
      case 'clientError':
        if (clientError(values[0] as Error, values[1] as Duplex)) emit(event, ...values);
        return true;
      case 'dropRequest':
        dropRequest(values[0] as IncomingMessage);
        return emit(event, ...values);
      default:
        return emit(event, ...values);
    }
  };
}

/**
 * Takes over from Node the check that a request of HTTP/1.1 has a `Host`: it answers with no body and tells nobody.
 *
 * @returns whether the server was made to check it
 */
export function takeHostCheck(server: NodeServer & { requireHostHeader?: boolean }): boolean {
  const isRequired = server.requireHostHeader !== false;
  server.requireHostHeader = false;
  return isRequired;
}
