import { joinBytes, toBytes } from './bytes.ts';
import { fault } from './failure.ts';
import { announcesBody, isJsonType, parseJson } from './json-body.ts';
import { drain, openSource } from './source.ts';
import type { OpenSource, StreamSource } from './source.ts';

/** How a body is read. */
export interface BodyOptions {
  /** Bytes a body may have. 1 MiB unless said. */
  readonly limit?: number;
}

/** What reading a body takes of its request. */
export interface BodySource {
  /** By name, in lower case. */
  readonly header: (name: string) => unknown;
  /** Its bytes; `null` where there are none. Not looked at where all is read at once, as that may make a stream of them. */
  readonly body: StreamSource<Uint8Array> | null;
  /**
   * Reads all of it at once, which is faster than its stream. Only given where its length was announced: nobody sends more
   * than that, and what is more than the limit is refused before it is read.
   */
  readonly whole?: (() => Promise<ArrayBuffer>) | undefined;
  /** What becomes of a body that is too large and still being sent, before it is refused. */
  readonly letGo?: (rest: OpenSource) => unknown;
  /** Is handed the bytes, which can be read but once. */
  readonly keep?: ((bytes: Uint8Array<ArrayBuffer>) => void) | undefined;
}

const DEFAULT_LIMIT = 1_048_576;

/**
 * Reads the JSON body of a request; one without a body gives `undefined`. It stops at the first byte too many.
 *
 * @throws FaultError `unsupportedMediaType` for a body that is not JSON in UTF-8 (RFC 8259 §8.1) or is compressed,
 * `bodyTooLarge`, `malformedBody`, or `badRequest` when the client breaks off.
 */
export async function readJson(source: BodySource, options?: BodyOptions): Promise<unknown> {
  const { header, keep, letGo = drain } = source;
  const most = toLimit(options);
  const length = header('content-length');
  const isReadable = isJsonType(header('content-type')) && isIdentity(header('content-encoding'));
  if (!isReadable && announcesBody(length, header('transfer-encoding'))) throw fault('unsupportedMediaType');
  if (Number(length) > most) {
    if (source.body !== null) await letGo(openSource(source.body));
    throw fault('bodyTooLarge');
  }
  const bytes = await readBytes(source, most);
  keep?.(bytes);
  if (bytes.length > 0 && !isReadable) throw fault('unsupportedMediaType');
  return parseJson(decode(bytes));
}

/**
 * The bytes that a body may have.
 *
 * @throws TypeError for a limit that would be none.
 */
export function toLimit({ limit = DEFAULT_LIMIT }: BodyOptions = {}): number {
  if (typeof limit === 'number' && limit >= 0) return limit;
  throw new TypeError(`[@kuvert/core] the limit of a body is ${String(limit)}; give a number of bytes.`);
}

/** Whether a `Content-Encoding` leaves the bytes as they are (RFC 9110 §12.5.3 knows `identity` as no encoding). */
function isIdentity(encoding: unknown): boolean {
  return typeof encoding !== 'string' || /^(?:identity)?$/i.test(encoding.trim());
}

async function readBytes(from: BodySource, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const { whole, letGo = drain } = from;
  if (whole !== undefined) {
    const bytes = new Uint8Array(await whole().catch(rethrow));
    if (bytes.length > most) throw fault('bodyTooLarge');
    return bytes;
  }
  const { body } = from;
  if (body === null) return new Uint8Array();
  const source = openSource(body);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await source.next().catch(rethrow);
    if (done === true) return joinBytes(chunks);
    const bytes = toBytes(value) ?? rethrow(new TypeError(`[@kuvert/core] a body gave ${typeof value}, not bytes.`));
    size += bytes.length;
    if (size > most) {
      await letGo(source);
      throw fault('bodyTooLarge');
    }
    chunks.push(bytes);
  }
}

/** The stream of a body fails when the client is gone, or sends what is no HTTP. */
function rethrow(cause: unknown): never {
  throw fault('badRequest', { cause });
}

let decoder: InstanceType<typeof TextDecoder> | undefined;

/** Drops a byte order mark, as RFC 8259 §8.1 allows, and as the body parsers of every framework do. */
function decode(bytes: Uint8Array): string {
  try {
    return (decoder ??= new TextDecoder('utf-8', { fatal: true })).decode(bytes);
  } catch (cause) {
    throw fault('malformedBody', { cause });
  }
}
