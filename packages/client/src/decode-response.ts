import { resolve } from '@kuvert/core/client';
import type { CodeEntry, Decoded, DecodedFailure, EnvelopeReader, StandardSchema } from '@kuvert/core/client';
import type { ReadableApi } from './api.ts';
import { detect, toEssence } from './detect.ts';
import { readBytes } from './read-bytes.ts';
import type { Result } from './result.ts';
import { toRetryAfter } from './retry-after.ts';
import { toUnanswered } from './unanswered.ts';

/** Made when it is first needed, and once: it is dear. */
let utf8: InstanceType<typeof TextDecoder> | undefined;

/** How an answer is read. */
export interface DecodeOptions<Data = unknown> {
  /** Checks the data, and gives it its type. Data it refuses is `malformed`. */
  readonly schema?: StandardSchema<unknown, Data>;
  /** A larger body is `malformed`, and not read further. 10 MiB unless said. */
  readonly maxBytes?: number;
  /** Envelopes that may come from others, say from a gateway. Problem details are always known. */
  readonly envelopes?: readonly EnvelopeReader[];
  /** The method of the request, as the answer to `HEAD` has no body. */
  readonly method?: string;
}

/**
 * Reads an answer to a request that was sent by other means.
 *
 * @returns a result; nothing that a server sends makes it throw or reject.
 * @example
 * const result = await decodeResponse(api, await fetch('https://api.example.com/projects/alder'));
 * if (result.kind === 'failure' && result.reason === 'PROJECT_NOT_FOUND') create();
 */
export function decodeResponse<const Api extends ReadableApi, Data = unknown>(
  api: Api,
  response: Response,
  options?: DecodeOptions<Data>,
): Promise<Result<Api, Data>>;
export async function decodeResponse(
  api: ReadableApi,
  response: Response,
  { schema, maxBytes = 10_485_760, envelopes = [], method }: DecodeOptions = {},
): Promise<Result> {
  const { status, headers } = response;
  const header = (name: string): string | undefined => headers.get(name) ?? undefined;
  const contentType = header('content-type');
  const answered = {
    status,
    response,
    requestId: header('x-request-id'),
    retryAfter: toRetryAfter(header('retry-after')),
  };
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await readBytes(response, maxBytes);
  } catch (cause) {
    return { ...answered, ...toUnanswered(cause) };
  }
  let decoded: Decoded & { readonly envelope?: string } = { kind: 'success', data: undefined };
  let problem = 'the body is empty';
  try {
    if (bytes.length > maxBytes) throw (problem = `the body is larger than ${maxBytes} bytes`);
    if (bytes.length > 0) {
      problem = 'the body is not JSON in UTF-8';
      const type = toEssence(contentType ?? '/json');
      if (!/[/+]json$/.test(type)) throw problem;
      const body: unknown = JSON.parse((utf8 ??= new TextDecoder('utf-8', { fatal: true })).decode(bytes));
      decoded = detect(api, envelopes, body, status, header, type);
    } else if (![204, 205].includes(method === 'HEAD' && response.ok ? 204 : status)) throw problem;
    if (schema !== undefined && decoded.kind === 'success') {
      problem = 'the schema refuses the data';
      const { data } = decoded;
      const checked = await schema['~standard'].validate(data);
      decoded = checked.issues ? { kind: 'malformed', problem, data } : { ...decoded, data: checked.value };
    }
  } catch {
    decoded = { kind: 'malformed', problem };
  }
  if (decoded.kind === 'success') return { ...answered, ...decoded, ok: true };
  if (decoded.kind === 'malformed') {
    const excerpt = new TextDecoder().decode(bytes.subarray(0, 1024));
    return { ...answered, ...decoded, ok: false, message: decoded.problem, contentType, excerpt };
  }
  const failure = resolve(api.registry, decoded) as DecodedFailure & { envelope: string };
  const { reason } = failure;
  if (reason === undefined) return { ...answered, ...failure, ok: false, kind: 'unknown-code', reason };
  const entry = api.registry.entries[reason] as CodeEntry;
  return { ...answered, ...failure, ok: false, entry, code: entry.code ?? reason } as never;
}
