import { appendedHeaders } from '@kuvert/core/adapter';
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
  ctx.respond = true;
  for (const name of reply.drop) ctx.remove(name);
  ctx.status = reply.status;
  ctx.body = reply.body;
  // Giving a body sets a type of Koa's choosing; the reply's comes after it.
  for (const [name, value] of Object.entries(reply.headers)) {
    if (appendedHeaders.has(name)) ctx.append(name, value);
    else ctx.set(name, value);
  }
}

/** Writes a reply and ends the answer, once Koa no longer does it: its own writing of the body has failed. */
export function endWithReply(ctx: Context, reply: Reply): void {
  const isLate = ctx.headerSent;
  writeReply(ctx, reply);
  if (!isLate) ctx.res.end(reply.body ?? undefined);
}

const intercepted = new WeakSet<object>();

/**
 * Has whatever an app puts into a body offered to `take` first; what it does not take goes to the app's own setter. Done
 * once for each app: an accessor on each response would cost more than all the rest.
 */
export function interceptBody({ response }: Context['app'], take: (ctx: Context, value: unknown) => boolean): void {
  if (intercepted.has(response)) return;
  intercepted.add(response);
  const own = bodyOf(response);
  Object.defineProperty(response, 'body', {
    ...own,
    set(this: Context['response'], value: unknown) {
      if (!take(this.ctx, value)) own?.set?.call(this, value);
    },
  });
}

function bodyOf(response: object | null): PropertyDescriptor | undefined {
  if (response === null) return undefined;
  return Object.getOwnPropertyDescriptor(response, 'body') ?? bodyOf(Object.getPrototypeOf(response) as object | null);
}
