import { announcesBody } from './json-body.ts';

/** The part of Node's request that throwing away its body takes. */
export interface DiscardableRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly httpVersionMajor: number;
  readonly complete: boolean;
  readonly socket: { destroySoon(): void; destroy(): unknown; end(): unknown };
  on(event: 'data', listen: (chunk: Uint8Array) => void): unknown;
  on(event: 'close', listen: () => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/** The part of Node's response that tells when an answer is out. */
export interface FinishingResponse {
  readonly writableFinished: boolean;
  once(event: 'finish', listen: () => void): unknown;
}

const discarded = new WeakSet<DiscardableRequest>();

/** Bytes of a refused body that are read, for its sender to come to the answer. */
const MOST_BYTES = 8_388_608;

/** How long a connection stays open for an answer that is out to be read, in milliseconds. */
const PATIENCE = 2_000;

/**
 * Throws away what is left of a body that was refused while it is still being sent. A connection that closes over
 * unread bytes is reset, and a reset can take the answer with it (RFC 9112 §9.6): so the rest is read, but only so much
 * of it. A connection on which more is sent waits for the answer, stays open for a moment, and ends; where nobody says
 * what the response is, the moment begins at once. One whose body ends earlier lives on.
 */
export function discard(request: DiscardableRequest, response?: FinishingResponse): void {
  // In HTTP/2 a stream ends without its connection.
  if (request.httpVersionMajor > 1 || discarded.has(request)) return;
  discarded.add(request);
  request.resume();
  if (request.complete) return;
  const { socket } = request;
  let left = MOST_BYTES;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const endLater = (): void => {
    timer ??= setTimeout(() => socket.destroy(), PATIENCE).unref();
  };
  const endAnswered = (): void => {
    if (response === undefined || response.writableFinished) endLater();
  };
  const restore = (): void => void Reflect.deleteProperty(socket, 'destroySoon');
  // Node calls it when the answer is out and no other is to follow.
  socket.destroySoon = () => {
    restore();
    socket.end();
    endLater();
  };
  request.on('data', ({ length }) => {
    left -= length;
    if (left >= 0) return;
    request.pause();
    endAnswered();
  });
  response?.once('finish', () => {
    if (left < 0) endAnswered();
  });
  request.on('close', () => {
    restore();
    clearTimeout(timer);
    // The half that is still open has nothing more to wait for.
    if (timer !== undefined) socket.destroy();
  });
}

/** The same where a request is refused that may have no body, or one that was read. */
export function discardUnread(request: DiscardableRequest, response: FinishingResponse): void {
  const { headers, complete } = request;
  if (!complete && announcesBody(headers['content-length'], headers['transfer-encoding'])) discard(request, response);
}
