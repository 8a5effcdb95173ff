import type { ServerHttp2Stream } from 'node:http2';
import type { Context } from 'koa';

/** Codes of HTTP/2 (RFC 9113 §7). To ask Node for them would be to load all of its HTTP/2. */
const NO_ERROR = 0;
export const INTERNAL_ERROR = 2;

/** The stream a request of HTTP/2 has to itself; `undefined` in HTTP/1, where it has the connection. */
export function streamOf({ res }: Context): ServerHttp2Stream | undefined {
  return (res as { readonly stream?: ServerHttp2Stream }).stream;
}

/** The header that names the host (RFC 9113 §8.3.1). */
export function hostName({ req }: Context): string {
  return req.headers.host === undefined ? ':authority' : 'host';
}

/** Ends a HEAD of HTTP/2. Koa 2.16.4 finds that nothing can be written to it, and leaves it open. */
export function endHead(ctx: Context): void {
  if (ctx.method === 'HEAD' && ctx.respond !== false && streamOf(ctx) !== undefined) ctx.res.end();
}

/**
 * Throws away what comes of the body of a request that has failed until its answer is out, and then has the client stop
 * (RFC 9113 §8.1). What nobody reads would be missing from the window that all streams of the connection share (§5.2.1).
 */
export function stopUpload(ctx: Context): void {
  const stream = streamOf(ctx);
  if (stream === undefined || ctx.req.complete) return;
  ctx.req.resume();
  stream.once('finish', () => stream.close(NO_ERROR));
}
