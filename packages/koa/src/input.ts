import { readQuery as readQueryOf, validateBody } from '@kuvert/core/adapter';
import type { StandardSchema } from '@kuvert/core';
import type { OutputOf, Query } from '@kuvert/core/adapter';
import type { Context } from 'koa';

/**
 * Validates the JSON body that a body parser has left in `ctx.request.body`; a request without a body is validated as
 * `undefined`.
 *
 * @throws FaultError `unsupportedMediaType` for a body that is not JSON in UTF-8, or `invalidInput` with the issues.
 * What the body parser itself refuses is answered by Kuvert's middleware.
 * @example const project = await readBody(ctx, NewProject);
 */
export async function readBody<S extends StandardSchema>(
  ctx: Pick<Context, 'req' | 'request'>,
  schema: S,
): Promise<OutputOf<S>> {
  return validateBody(ctx.req.headers, (ctx.request as { readonly body?: unknown }).body, schema);
}

/**
 * Reads the query of a request; a parameter that is given twice is a list.
 *
 * @throws FaultError `malformedUrl` when it is not percent-encoded UTF-8.
 */
export function readQuery(ctx: Pick<Context, 'originalUrl'>): Query {
  return readQueryOf(ctx.originalUrl);
}
