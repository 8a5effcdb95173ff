import type { Envelope } from './envelope.ts';

/** The media types, without parameters, that only the first of two envelopes writes. */
export function typesOfOnly(one: Envelope, other: Envelope): string[] {
  const others = mediaTypesOf(other);
  return mediaTypesOf(one).filter((type) => !others.includes(type));
}

/** The media types of an envelope's bodies, without parameters. */
export function mediaTypesOf({ mediaType, failureMediaType = mediaType }: Envelope): string[] {
  return [mediaType, failureMediaType].map(toEssence);
}

/** A media type without its parameters. */
function toEssence(mediaType: string): string {
  return (mediaType.split(';', 1)[0] ?? '').trim().toLowerCase();
}
