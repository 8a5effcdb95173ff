import { validate } from '@kuvert/core';
import { readJson, readQuery as readQueryOf } from '@kuvert/core/adapter';
import type { StandardSchema } from '@kuvert/core';
import type { BodyOptions, BodySource as NeutralSource, OutputOf, Query } from '@kuvert/core/adapter';

/** The part of a request that reading its body takes; a framework's own wrapper may stand in for it. */
export interface BodySource extends Pick<NeutralSource, 'keep'> {
  readonly headers: Headers;
  readonly body: ReadableStream<Uint8Array> | null;
}

/**
 * Reads the JSON body of a request and validates it. It takes the body: nothing can read it afterwards.
 *
 * @throws FaultError `unsupportedMediaType` for a body that is not JSON in UTF-8 or is compressed, `bodyTooLarge`,
 * `malformedBody`, or `invalidInput` with the issues; `badRequest` when the client breaks off. A request without a body
 * is validated as `undefined`.
 * @example const project = await readBody(request, NewProject);
 */
export async function readBody<S extends StandardSchema>(
  { headers, body, keep }: BodySource,
  schema: S,
  options?: BodyOptions,
): Promise<OutputOf<S>> {
  const header = (name: string): string | undefined => headers.get(name) ?? undefined;
  return validate(schema, await readJson({ header, body, keep }, options), 'body');
}

/**
 * Reads the query of a request; a parameter that is given twice is a list.
 *
 * @throws FaultError `malformedUrl` when it is not percent-encoded UTF-8.
 */
export function readQuery(request: { readonly url: string }): Query {
  return readQueryOf(request.url);
}
