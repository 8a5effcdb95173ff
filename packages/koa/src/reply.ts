import { Readable } from 'node:stream';
import { discardUnread, writeHeaders } from '@kuvert/core/adapter';
import type { Reply, StreamReply } from '@kuvert/core/adapter';
import type { Context } from 'koa';
import { INTERNAL_ERROR, streamOf } from './http2.ts';
import type { RequestState } from './state.ts';

/**
 * Writes a reply by Koa's own means, so that middleware further out sees the body. Once the head is out nothing can be
 * answered, and the connection ends abnormally; so it does when a failure cannot be written, of which the hook has heard.
 *
 * @throws whatever a patched response throws when a success is written.
 */
export function writeReply(ctx: Context, reply: Reply): void {
  try {
    if (reply.isFailure) discardUnread(ctx.req, ctx.res);
    write(ctx, reply, reply.body);
  } catch (thrown) {
    if (!reply.isFailure) throw thrown;
    cut(ctx);
  }
}

/** Writes a reply and ends the answer, once Koa no longer does it: its own writing of the body has failed. */
export function endWithReply(ctx: Context, reply: Reply): void {
  const isLate = ctx.headerSent;
  writeReply(ctx, reply);
  if (!isLate) ctx.res.end(reply.body ?? undefined);
}

/**
 * Puts a stream into the body, where middleware further out finds it as any other. One that fails on the way, which the
 * hook is told of, ends the connection.
 */
export function writeStream(ctx: Context, state: RequestState, stream: StreamReply): void {
  const body = Readable.from(stream.chunks, { objectMode: false, highWaterMark: 16_384 });
  body.once('error', () => {
    state.isOver = true;
    cut(ctx);
  });
  state.stream = stream;
  if (!write(ctx, stream, body)) body.destroy();
}

/** Ends a connection, or in HTTP/2 its stream, over an answer that cannot be completed. */
export function cut(ctx: Context): void {
  ctx.respond = false;
  if (ctx.res.writableEnded) return;
  const stream = streamOf(ctx);
  // Destroyed, a stream of HTTP/2 ends as if all was well.
  if (stream === undefined) ctx.res.destroy();
  else stream.close(INTERNAL_ERROR);
}

/** Writes what an answer is, and says whether that was possible. */
function write(ctx: Context, reply: Reply | StreamReply, body: unknown): boolean {
  if (ctx.headerSent) {
    cut(ctx);
    return false;
  }
  ctx.respond = true;
  ctx.response.status = reply.status;
  // Koa gives a body a type of its choosing unless it has one, and takes it from a body that is none.
  if (body === null) ctx.response.body = null;
  writeHeaders(ctx.res, reply);
  if (body !== null) ctx.response.body = body;
  return true;
}
