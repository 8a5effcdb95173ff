import { readNodeBody, readQuery as readQueryOf } from '@kuvert/core/adapter';
import type { StandardSchema } from '@kuvert/core';
import type { BodyOptions, NodeRequest, OutputOf, Query } from '@kuvert/core/adapter';
import type { Request } from 'express';

/**
 * Reads the JSON body of a request and validates it; or validates what `express.json()` has made of it where that came
 * first, within its own limit. A request without a body is validated as `undefined`.
 *
 * @throws FaultError `unsupportedMediaType` for a body that is not JSON in UTF-8, or is compressed and no parser has
 * unpacked it; `bodyTooLarge`, `malformedBody`, or `invalidInput` with the issues; `badRequest` when the client breaks
 * off. What `express.json()` itself refuses is answered as well.
 * @example const project = await readBody(request, NewProject, { limit: 65_536 });
 */
export async function readBody<S extends StandardSchema>(
  request: NodeRequest & Pick<Request, 'body' | 'res'>,
  schema: S,
  options?: BodyOptions,
): Promise<OutputOf<S>> {
  return await readNodeBody(request, request.body, schema, options, request.res);
}

/**
 * Reads the query of a request, whatever the app's query parser; a parameter that is given twice is a list.
 *
 * @throws FaultError `malformedUrl` when it is not percent-encoded UTF-8.
 */
export function readQuery(request: Pick<Request, 'originalUrl'>): Query {
  return readQueryOf(request.originalUrl);
}
