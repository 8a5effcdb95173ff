import type { Duplex } from 'node:stream';

/** How long, in milliseconds, and how much a client may go on sending once it has its answer. */
const PATIENCE = 2_000;
const MAX_BYTES = 1024 * 1024;

const ignore = (): void => undefined;

/** Takes a socket's input away from the parser: whatever else the client sends is thrown away. */
export function stopParsing(socket: Duplex): void {
  socket.removeAllListeners('data');
  // The first listener of this kind is what Node's HTTP server hands the socket's input over to.
  socket.on('data', ignore);
  // A client that is gone must not end the process.
  socket.on('error', ignore);
  socket.resume();
}

/**
 * Writes a last answer and ends a connection so that the client can read it (RFC 9112 §9.6): closed with input unread, a
 * connection is reset, and what was sent may be lost. So its input is read until the client ends too, within limits.
 */
export function endWith(socket: Duplex, bytes: Uint8Array | undefined): void {
  if (!socket.writable) return;
  stopParsing(socket);
  let left = MAX_BYTES;
  socket.on('data', (chunk: Uint8Array) => {
    left -= chunk.length;
    if (left < 0) socket.destroy();
  });
  const impatience = setTimeout(() => socket.destroy(), PATIENCE).unref();
  socket.once('close', () => clearTimeout(impatience));
  if (bytes === undefined) socket.end();
  else socket.end(bytes);
}
