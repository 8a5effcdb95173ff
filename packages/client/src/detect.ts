import type { Decoded, EnvelopeReader, HeaderReader } from '@kuvert/core/client';
import type { ReadableApi } from './api.ts';
import { gatewayProblem } from './gateway-problem.ts';

/** A media type without its parameters. */
export const toEssence = (mediaType: string): string => /^[^; ]*/.exec(mediaType.toLowerCase())?.[0] ?? '';

/**
 * Reads a body in the envelope that its content type names, else in the first it has the shape of, the API's own before
 * others. A success in another envelope counts only where the content type says which: some envelopes take anything for
 * one. What no envelope reads is malformed as the API's own says.
 */
export function detect(
  { envelope, alternatives }: ReadableApi,
  others: readonly EnvelopeReader[],
  body: unknown,
  status: number,
  header: HeaderReader,
  type: string,
): Decoded & { readonly envelope?: string } {
  const readers = [envelope, ...(alternatives?.envelopes ?? []), ...others, gatewayProblem];
  const named = readers.filter(({ mediaType, failureMediaType = mediaType }) =>
    [mediaType, failureMediaType].map(toEssence).includes(type),
  );
  for (const one of [...named, ...readers]) {
    const decoded = one.decode(body, status, header);
    if (decoded.kind === 'failure' || (decoded.kind === 'success' && (one === envelope || one === named[0]))) {
      return { ...decoded, envelope: one.name };
    }
  }
  return envelope.decode(body, status, header);
}
