import type { Reply } from '@kuvert/core/adapter';
import type { Context } from 'koa';

/**
 * Writes a reply by Koa's own means, so that middleware further out sees the body. Once the head is out nothing can be
 * answered, and the connection ends abnormally.
 */
export function writeReply(ctx: Context, reply: Reply): void {
  if (ctx.headerSent) {
    ctx.respond = false;
    if (!ctx.res.writableEnded) ctx.res.destroy();
    return;
  }
  for (const name of reply.drop) ctx.remove(name);
  ctx.status = reply.status;
  ctx.body = reply.body;
  // Giving a body sets a type of Koa's choosing; the reply's comes after it.
  ctx.set(reply.headers);
}

/** Writes a reply and ends the answer, once Koa no longer does it: its own writing of the body has failed. */
export function endWithReply(ctx: Context, reply: Reply): void {
  const isLate = ctx.headerSent;
  writeReply(ctx, reply);
  if (!isLate) ctx.res.end(reply.body ?? undefined);
}
