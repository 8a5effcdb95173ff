import { validate } from '@kuvert/core';
import { readJson, readQuery as readQueryOf } from '@kuvert/core/adapter';
import type { StandardSchema } from '@kuvert/core';
import type { BodyOptions, BodySource as NeutralSource, OutputOf, Query } from '@kuvert/core/adapter';

/** The part of a request that reading its body takes; a framework's own wrapper may stand in for it. */
export interface BodySource extends Pick<NeutralSource, 'body' | 'keep'> {
  readonly headers: Pick<Headers, 'get'>;
  arrayBuffer?(): Promise<ArrayBuffer>;
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
  source: BodySource,
  schema: S,
  options?: BodyOptions,
): Promise<OutputOf<S>> {
  const { headers, keep } = source;
  const header = (name: string): string | undefined => headers.get(name) ?? undefined;
  // Chunks may be more than was announced. One that is being read by somebody else is left to its stream, which says so.
  const isKnown = header('content-length') !== undefined && header('transfer-encoding') === undefined;
  const isWhole = source.arrayBuffer !== undefined && isKnown && !isLocked(source.body);
  const body = isWhole ? atOnce(async () => (await source.arrayBuffer?.()) ?? new ArrayBuffer()) : source.body;
  return validate(schema, await readJson({ header, body, keep }, options), 'body');
}

function isLocked(body: BodySource['body']): boolean {
  return (body as Partial<ReadableStream> | null)?.locked === true;
}

/**
 * The bytes of a body of a known length, which are faster to read than their stream: nobody sends more than was announced,
 * and what is more than the limit is refused before it is read.
 */
export async function* atOnce(read: () => Promise<ArrayBuffer>): AsyncGenerator<Uint8Array, void, undefined> {
  yield new Uint8Array(await read());
}

/**
 * Reads the query of a request; a parameter that is given twice is a list.
 *
 * @throws FaultError `malformedUrl` when it is not percent-encoded UTF-8.
 */
export function readQuery(request: { readonly url: string }): Query {
  return readQueryOf(request.url);
}
