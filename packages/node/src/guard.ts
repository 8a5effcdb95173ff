import type { IncomingMessage, ServerResponse } from 'node:http';
import { Duplex } from 'node:stream';
import { fault } from '@kuvert/core';
import type { ContractData } from '@kuvert/core';
import { createReplier } from '@kuvert/core/adapter';
import { createClosing } from './closing.ts';
import { Connections } from './connection.ts';
import { expectationFailed, isSurplus, toFault } from './faults.ts';
import { hasProperHost } from './host.ts';
import { intercept, takeHostCheck } from './intercept.ts';
import { stopParsing } from './linger.ts';
import { refuse, toFacts } from './refuse.ts';
import { writeReply } from './reply.ts';
import type { Guard, GuardOptions, NodeServer } from './types.ts';

const guarded = new WeakSet<NodeServer>();

/** How long requests under way may take to finish unless said otherwise, in milliseconds. */
const GRACE = 10_000;

/**
 * Puts a contract under a server of Node, whatever framework is on top: what Node answers or cuts off by itself comes out
 * in the contract's envelope. To be called before the server listens.
 *
 * @returns what closes the server in peace
 * @throws TypeError for a prefix or request id header that is none, and for a server that is guarded already.
 * @example
 * const server = createServer(app);
 * const { close } = guard(server, api);
 * process.once('SIGTERM', close);
 */
export function guard(server: NodeServer, contract: ContractData, options: GuardOptions = {}): Guard {
  if (guarded.has(server)) throw new TypeError('[@kuvert/node] this server is guarded already; call guard once.');
  const replier = createReplier(contract, options);
  guarded.add(server);
  const connections = new Connections(server);
  const closing = createClosing(server, connections, options.grace ?? GRACE);
  const isHostRequired = takeHostCheck(server);

  const refuseRequest = (request: IncomingMessage, thrown: Error): void =>
    refuse(replier, connections.of(request.socket), thrown, request);

  /** Whether a request goes on to the app. */
  const admit = (request: IncomingMessage, response: ServerResponse): boolean => {
    if (!isOfHttp1(request)) return true;
    const connection = connections.of(request.socket);
    if (connection.responseTo(request) !== undefined) return true;
    if (connection.isLast) return false;
    if (!hasProperHost(request, isHostRequired)) {
      refuseRequest(request, fault('badRequest'));
      return false;
    }
    connection.begin({ request, response });
    if (closing.isClosing) closing.end(connection);
    return true;
  };

  intercept(server, {
    admit,
    clientError: (error, socket) => {
      const connection = connections.of(socket);
      if (connection.isRefused) return false;
      const { incoming, isLast } = connection;
      const found = toFault(error);
      if (found === undefined) socket.destroy(error);
      // What comes after the last request is not looked at.
      else if (isSurplus(error) || (isLast && incoming === undefined)) stopParsing(socket);
      else refuse(replier, connection, found, incoming?.request);
      return true;
    },
    dropRequest: (request) => refuseRequest(request, fault('unavailable')),
  });
  // Node looks whether there are listeners for these two. Where the app has one of its own, it answers.
  const answerAlone = (event: string, toThrown: () => Error): void => {
    server.on(event, (request: IncomingMessage, response: ServerResponse) => {
      if (server.listenerCount(event) > 1) return;
      if (isOfHttp1(request)) refuseRequest(request, toThrown());
      else writeReply(response, replier.fail(toThrown(), toFacts(replier, request)));
    });
  };
  answerAlone('checkExpectation', expectationFailed);
  answerAlone('connect', () => fault('methodNotAllowed', { allow: [] }));
  return { close: closing.close };
}

/**
 * Whether a request is one of several in a row on a connection of its own. So is none of HTTP/2, nor one that a test or
 * an emulator has made up.
 */
function isOfHttp1(request: IncomingMessage): boolean {
  return !('stream' in request) && request.socket instanceof Duplex;
}
