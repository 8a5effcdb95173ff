import { fault } from '@kuvert/core';
import type { FaultError } from '@kuvert/core';
import type { Context } from 'koa';
import { streamOf } from './http2.ts';

/** Whether nothing answered a request: there is no body, and a status that Koa and its routers give for that. */
export function isUnanswered(ctx: Context): boolean {
  return ctx.respond !== false && !ctx.headerSent && (ctx.body ?? null) === null && BARE.has(ctx.status);
}

/** The statuses that stand for a fault where no body comes with them. */
const BARE: ReadonlySet<number> = new Set([404, 405, 501]);

/** The fault a handler or a router names by a status alone; none where it only says that there is no such route. */
export function namedFault(ctx: Context): FaultError | undefined {
  const allow = ctx.res.hasHeader('Allow') ? ctx.response.get('Allow').split(/[\s,]+/) : undefined;
  if (ctx.status === 405) return fault('methodNotAllowed', allow && { allow });
  if (ctx.status !== 501) return undefined;
  if (allow === undefined || methodsAt(ctx).includes(ctx.method)) return fault('notImplemented');
  // A router's 501 is for a method that none of its routes has: an unknown route, or a wrong method, like any other.
  ctx.remove('Allow');
  return undefined;
}

/** What a connection ends with when its client is gone, or sends what is no HTTP. */
const DISCONNECTED = /^(?:ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE|HPE_\w+|ERR_HTTP2_(?:STREAM|SESSION)_ERROR)$/;

/** Whether an error only says that the client is gone: nothing failed, and nobody waits for an answer. */
export function isClientGone(ctx: Context, error: unknown): boolean {
  // In HTTP/2 a connection carries many requests, and each has a stream to itself.
  const { destroyed } = streamOf(ctx) ?? ctx.req.socket;
  return destroyed && DISCONNECTED.test(String((error as { readonly code?: unknown }).code));
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
