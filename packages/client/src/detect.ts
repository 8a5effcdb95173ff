import type { Decoded, EnvelopeReader, HeaderReader } from '@kuvert/core/client';
import type { ReadableApi } from './api.ts';

/** A media type without its parameters. */
export const toEssence = (mediaType: string): string => /^[^; ]*/.exec(mediaType.toLowerCase())?.[0] ?? '';

/**
 * Reads a body in the envelope that its content type names, else in the first it has the shape of, the API's own before
 * others. A success in another envelope counts only where the content type says which: some envelopes take anything for
 * one. Then it may be a problem (RFC 9457 §3.1) from in front of the API, with its type for a code; those of the API
 * itself are read by its own envelope, extension members and all. All else is malformed as the API's own envelope says.
 */
export function detect(
  { envelope, alternatives }: ReadableApi,
  others: readonly EnvelopeReader[],
  body: unknown,
  status: number,
  header: HeaderReader,
  type: string,
): Decoded & { readonly envelope?: string } {
  const isProblem = type === 'application/problem+json';
  const readers = [envelope, ...(alternatives?.envelopes ?? []), ...others];
  const named = readers.filter(({ mediaType, failureMediaType = mediaType }) =>
    [mediaType, failureMediaType].map(toEssence).includes(type),
  );
  for (const one of isProblem ? named : [...named, ...readers]) {
    const decoded = one.decode(body, status, header);
    if (decoded.kind === 'failure' || (decoded.kind === 'success' && (one === envelope || one === named[0]))) {
      return { ...decoded, envelope: one.name };
    }
  }
  const { type: code = 'about:blank', title, detail: message = title ?? '', status: said } = Object(body);
  return isProblem || (title !== undefined && said === status)
    ? { kind: 'failure', code: String(code), message: String(message), envelope: 'problem' }
    : envelope.decode(body, status, header);
}
