import type { Context } from 'koa';

/** The statuses by which Koa and its routers say that no route answered. */
const UNROUTED: ReadonlySet<number> = new Set([404, 405, 501]);

/** Whether nothing answered a request: no body, and a status that says no route did. */
export function isUnrouted(ctx: Context): boolean {
  return ctx.respond !== false && !ctx.headerSent && (ctx.body ?? null) === null && UNROUTED.has(ctx.status);
}

/** What a connection ends with when its client is gone, or sends what is no HTTP. */
const DISCONNECTED = /^(?:ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE|HPE_\w+)$/;

/** Whether an error only says that the client is gone: nothing failed, and nobody waits for an answer. */
export function isClientGone(ctx: Context, error: unknown): boolean {
  return ctx.req.socket.destroyed && DISCONNECTED.test(String((error as { readonly code?: unknown }).code));
}

/** The methods @koa/router has routes for at the request's path, as it leaves them on the context. */
export function methodsAt(ctx: Context): string[] {
  const matched: unknown = ctx['matched'];
  if (!Array.isArray(matched)) return [];
  return matched.flatMap((layer: { readonly methods?: readonly string[] }) => layer.methods ?? []);
}

/** Whether a body comes in pieces, and so may be made of another: middleware compresses one into another. */
export function isStream(value: unknown): boolean {
  const { pipe, getReader } = (value ?? {}) as { readonly pipe?: unknown; readonly getReader?: unknown };
  return typeof pipe === 'function' || typeof getReader === 'function';
}
