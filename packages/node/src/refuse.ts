import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { markHeard } from '@kuvert/core/adapter';
import type { Replier, RequestFacts } from '@kuvert/core/adapter';
import { afterwards } from './connection.ts';
import type { Connection } from './connection.ts';
import { endWith, stopParsing } from './linger.ts';
import { toBytes } from './reply.ts';

/**
 * Answers a request in the app's place, or bytes that are none, and ends the connection. It comes in its turn: what was
 * asked before is answered first. Where the app has begun to answer, nothing is added.
 */
export function refuse(replier: Replier, connection: Connection, thrown: Error, request?: IncomingMessage): void {
  if (connection.isRefused) return;
  connection.isLast = true;
  connection.isRefused = true;
  const { socket, open } = connection;
  stopParsing(socket);
  const own = connection.responseTo(request);
  const earlier = open.findLast(({ response }) => response !== own)?.response;
  afterwards(earlier, () => {
    // The app has answered, without having read all that was sent.
    if (own?.writableEnded) afterwards(own, () => endWith(socket, undefined));
    else {
      const reply = replier.fail(thrown, toFacts(replier, request, own));
      if (own !== undefined) abortAsHeard(socket, request);
      if (own?.headersSent) socket.destroy();
      else endWith(socket, toBytes(reply, request?.method ?? ''));
    }
  });
}

/**
 * Ends a body as Node does when its connection closes, but with an error that says the hook was told why: the app may be
 * reading it.
 */
function abortAsHeard(socket: Duplex, request: IncomingMessage | undefined): void {
  socket.prependOnceListener('close', () => {
    request?.destroy(markHeard(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })));
  });
}

/** Bytes that are no request have no method, and concern the server as a whole: `*`, RFC 9112 §3.2.4. */
export function toFacts(replier: Replier, request?: IncomingMessage, response?: ServerResponse): RequestFacts {
  if (request === undefined) return replier.begin('', '*', () => undefined);
  // What the adapter has called the request, if it came that far.
  return replier.begin(
    request.method ?? '',
    request.url ?? '*',
    (name) => response?.getHeader(name) ?? request.headers[name],
  );
}
