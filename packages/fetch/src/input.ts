import { validate } from '@kuvert/core';
import { readJson, readQuery as readQueryOf } from '@kuvert/core/adapter';
import type { StandardSchema } from '@kuvert/core';
import type { BodyOptions, OutputOf, Query } from '@kuvert/core/adapter';

/** The part of a request that reading its body takes. */
export type BodySource = Pick<Request, 'headers' | 'body' | 'arrayBuffer'>;

/**
 * Reads the JSON body of a request and validates it. It takes the body: nothing can read it afterwards.
 *
 * @throws FaultError `unsupportedMediaType` for a body that is not JSON in UTF-8 or is compressed, `bodyTooLarge`,
 * `malformedBody`, or `invalidInput` with the issues; `badRequest` when the client breaks off. A request without a body
 * is validated as `undefined`.
 * @example const project = await readBody(request, NewProject);
 */
export async function readBody<S extends StandardSchema>(
  request: BodySource,
  schema: S,
  options?: BodyOptions,
): Promise<OutputOf<S>> {
  const { headers, body } = request;
  const header = (name: string): string | undefined => headers.get(name) ?? undefined;
  // Chunks may be more than was announced. One that is being read by somebody else is left to its stream, which says so.
  const isKnown = header('content-length') !== undefined && header('transfer-encoding') === undefined;
  const whole = isKnown && body?.locked === false ? async (): Promise<ArrayBuffer> => request.arrayBuffer() : undefined;
  const value = await readJson({ header, body, whole }, options);
  return await validate(schema, value, 'body');
}

/**
 * Reads the query of a request; a parameter that is given twice is a list.
 *
 * @throws FaultError `malformedUrl` when it is not percent-encoded UTF-8.
 */
export function readQuery(request: { readonly url: string }): Query {
  return readQueryOf(request.url);
}
