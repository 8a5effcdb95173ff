import type { ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { discardUnread, writeHeaders } from '@kuvert/core/adapter';
import type { Reply, StreamReply } from '@kuvert/core/adapter';
import type { Response } from 'express';

/**
 * Writes a reply. A success goes out as from `res.send`, with ETag, 304 and the app's setting for them; a failure, never
 * cached, is written as it is. Once the head is out nothing can be answered, and the connection ends abnormally.
 *
 * @throws whatever the methods of a patched response throw.
 */
export function writeReply(response: Response, reply: Reply): void {
  if (!writeHead(response, reply)) return;
  if (reply.isFailure) discardUnread(response.req, response);
  if (reply.body === null) response.end();
  else if (reply.isFailure) end(response, reply.body, Buffer.byteLength(reply.body));
  else send(response, reply.body);
}

/** Sends the body of a success as `res.send` does, which is asked itself for all but the usual. */
function send(response: Response, body: string): void {
  const { req, app } = response;
  const bytes = Buffer.from(body);
  const { 'if-none-match': match, 'if-modified-since': since } = req.headers;
  const isUsual = match === undefined && since === undefined && response.statusCode !== 205;
  if (!isUsual || !isOfExpress(response.send)) {
    // As bytes: to the type of a text, Express adds a charset.
    response.send(bytes);
    return;
  }
  const toEtag: unknown = app.get('etag fn');
  if (typeof toEtag === 'function' && !response.hasHeader('ETag')) {
    const etag: unknown = toEtag(bytes);
    if (etag) response.setHeader('ETag', etag as string);
  }
  end(response, bytes, bytes.length);
}

/** In two calls: what somebody has put in place of `setHeader` may return nothing. */
function end(response: Response, body: string | Buffer, length: number): void {
  response.setHeader('Content-Length', length);
  // A server may be told to throw where a body is given for none.
  if (response.req.method === 'HEAD') response.end();
  else response.end(body);
}

/** The `res.send` that came last, which is almost always the same, and whether it is nobody's but Express's. */
let last: { readonly method: unknown; readonly isOfExpress: boolean } = { method: undefined, isOfExpress: false };

/** Others may be put on a response, on any app around it, or on Express: only its own asks for this setting by itself. */
function isOfExpress(method: unknown): boolean {
  if (last.method !== method) last = { method, isOfExpress: String(method).includes('etag fn') };
  return last.isOfExpress;
}

/**
 * Writes a stream once its first bytes are there, or hands its failure to `fail`; where another answer has begun
 * meanwhile, it calls `late`. A client that leaves lets go of the source; a source that fails ends the connection.
 *
 * @throws as `writeReply` does, in the promise.
 */
export async function writeStream(
  response: Response,
  stream: StreamReply,
  { fail, late }: { readonly fail: (failure: Reply) => unknown; readonly late: () => unknown },
): Promise<void> {
  const { chunks, failure } = stream;
  const leave = (): void => void chunks.return();
  if (response.destroyed) leave();
  response.once('close', leave);
  try {
    const failed = await failure;
    if (response.destroyed) return;
    if (failed !== undefined) fail(failed);
    else if (writeHead(response, stream)) pipe(chunks, response);
    else {
      leave();
      late();
    }
  } catch (thrown) {
    leave();
    throw thrown;
  }
}

/** Ends the connection over an answer that is not complete. */
export function cut(response: Response): void {
  if (!response.writableEnded) response.destroy();
}

/** Writes what goes before the body, and says whether that was possible. */
function writeHead(response: Response, reply: Reply | StreamReply): boolean {
  if (response.headersSent) {
    cut(response);
    return false;
  }
  // A mounted app says it again.
  if (response.hasHeader('X-Powered-By')) response.removeHeader('X-Powered-By');
  const { status } = reply;
  response.statusCode = status;
  // A failure has the phrase of its status, not one that was meant for another answer.
  if (status >= 300 && response.statusMessage) response.statusMessage = '';
  writeHeaders(response, reply);
  return true;
}

function pipe(chunks: StreamReply['chunks'], response: ServerResponse): void {
  const body = Readable.from(chunks, { objectMode: false, highWaterMark: 16_384 });
  // Before the pipeline does it with the error, which the server would take for one of its client's.
  body.once('error', () => response.destroy());
  pipeline(body, response, () => undefined);
}
