import { readQuery as readQueryOf, validateBody } from '@kuvert/core/adapter';
import type { StandardSchema } from '@kuvert/core';
import type { OutputOf, Query } from '@kuvert/core/adapter';
import type { Request } from 'express';

/**
 * Validates the JSON body that `express.json()` has parsed; a request without a body is validated as `undefined`.
 *
 * @throws FaultError `unsupportedMediaType` for a body that is not JSON in UTF-8, or `invalidInput` with the issues.
 * What `express.json()` itself refuses is answered by the error handler.
 * @example const project = await readBody(request, NewProject);
 */
export async function readBody<S extends StandardSchema>(
  request: Pick<Request, 'headers' | 'body'>,
  schema: S,
): Promise<OutputOf<S>> {
  return validateBody(request.headers, request.body, schema);
}

/**
 * Reads the query of a request, whatever the app's query parser; a parameter that is given twice is a list.
 *
 * @throws FaultError `malformedUrl` when it is not percent-encoded UTF-8.
 */
export function readQuery(request: Pick<Request, 'originalUrl'>): Query {
  return readQueryOf(request.originalUrl);
}
