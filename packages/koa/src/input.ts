import { readNodeBody, readQuery as readQueryOf } from '@kuvert/core/adapter';
import type { StandardSchema } from '@kuvert/core';
import type { BodyOptions, OutputOf, Query } from '@kuvert/core/adapter';
import type { Context } from 'koa';

/**
 * Reads the JSON body of a request and validates it; or validates what a body parser has left in `ctx.request.body`
 * where that came first, within its own limit. A request without a body is validated as `undefined`.
 *
 * @throws FaultError `unsupportedMediaType` for a body that is not JSON in UTF-8, or is compressed and no parser has
 * unpacked it; `bodyTooLarge`, `malformedBody`, or `invalidInput` with the issues; `badRequest` when the client breaks
 * off. What the body parser itself refuses is answered as well.
 * @example const project = await readBody(ctx, NewProject, { limit: 65_536 });
 */
export async function readBody<S extends StandardSchema>(
  ctx: Pick<Context, 'req' | 'request'> & Partial<Pick<Context, 'res'>>,
  schema: S,
  options?: BodyOptions,
): Promise<OutputOf<S>> {
  return await readNodeBody(ctx.req, (ctx.request as { readonly body?: unknown }).body, schema, options, ctx.res);
}

/**
 * Reads the query of a request; a parameter that is given twice is a list.
 *
 * @throws FaultError `malformedUrl` when it is not percent-encoded UTF-8.
 */
export function readQuery(ctx: Pick<Context, 'originalUrl'>): Query {
  return readQueryOf(ctx.originalUrl);
}
