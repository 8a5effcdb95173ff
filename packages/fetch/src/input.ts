import { fault, validate } from '@kuvert/core';
import { announcesBody, isJsonType, parseJson, readQuery as readQueryOf } from '@kuvert/core/adapter';
import type { StandardSchema } from '@kuvert/core';
import type { OutputOf, Query } from '@kuvert/core/adapter';

/** How a body is read. */
export interface BodyOptions {
  /** Bytes a body may have. 1 MiB unless said. */
  readonly limit?: number;
}

/** The part of a request that reading its body takes; a framework's own wrapper may stand in for it. */
export interface BodySource {
  readonly headers: Headers;
  readonly body: ReadableStream<Uint8Array> | null;
  /** Is handed the bytes, which can be read but once. */
  readonly keep?: (bytes: Uint8Array<ArrayBuffer>) => void;
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
  options: BodyOptions = {},
): Promise<OutputOf<S>> {
  return validate(schema, await readJson(source, options.limit ?? 1_048_576), 'body');
}

/**
 * Reads the query of a request; a parameter that is given twice is a list.
 *
 * @throws FaultError `malformedUrl` when it is not percent-encoded UTF-8.
 */
export function readQuery(request: { readonly url: string }): Query {
  return readQueryOf(request.url);
}

async function readJson({ headers, body, keep }: BodySource, limit: number): Promise<unknown> {
  const length = headers.get('content-length');
  const isReadable = isJsonType(headers.get('content-type')) && !headers.has('content-encoding');
  if (!isReadable && announcesBody(length, headers.get('transfer-encoding'))) throw fault('unsupportedMediaType');
  if (Number(length) > limit) throw fault('bodyTooLarge');
  const bytes = body === null ? new Uint8Array() : await readBytes(body, limit);
  keep?.(bytes);
  if (bytes.length > 0 && !isReadable) throw fault('unsupportedMediaType');
  return parseJson(decode(bytes));
}

async function readBytes(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(rethrow);
    if (done) return concat(chunks, size);
    size += value.length;
    if (size > limit) {
      void reader.cancel().catch(() => undefined);
      throw fault('bodyTooLarge');
    }
    chunks.push(value);
  }
}

/** The stream of a body fails when the client is gone, or sends what is no HTTP. */
function rethrow(cause: unknown): never {
  throw fault('badRequest', { cause });
}

function concat(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw fault('malformedBody', { cause });
  }
}
