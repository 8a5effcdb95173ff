import { toPreferences } from './accept.ts';
import type { Preference } from './accept.ts';
import type { ContractData } from './contract.ts';
import type { Envelope, HeaderReader } from './envelope.ts';

/** Parameters that change nothing about what a body is; with any other, a range asks for something we do not make. */
const HARMLESS: ReadonlySet<string> = new Set(['charset', 'profile']);

/**
 * The envelope an answer is written in. The contract's own, unless the request names a media type that only an
 * alternative has, and weighs it no less than the contract's own (RFC 9110 §12.5.1): so a client that asks for nothing,
 * for anything, or for what there is not, gets the contract's own.
 */
export function toEnvelope({ envelope, alternatives }: ContractData, header: HeaderReader): Envelope {
  if (alternatives.length === 0) return envelope;
  const preferences = toPreferences(header('accept')).filter(({ parameters }) =>
    parameters.every((name) => HARMLESS.has(name)),
  );
  const own = Math.max(...mediaTypesOf(envelope).map((type) => weigh(type, preferences)));
  let chosen = envelope;
  let best = own;
  for (const alternative of alternatives) {
    const quality = Math.max(...typesOfOnly(alternative, envelope).map((type) => exact(type, preferences)));
    if (quality === 0 || quality < best || (quality === best && chosen !== envelope)) continue;
    chosen = alternative;
    best = quality;
  }
  return chosen;
}

/** The media types, without parameters, that only the first of two envelopes writes. */
export function typesOfOnly(one: Envelope, other: Envelope): string[] {
  const others = mediaTypesOf(other);
  return mediaTypesOf(one).filter((type) => !others.includes(type));
}

function mediaTypesOf({ mediaType, failureMediaType = mediaType }: Envelope): string[] {
  return [mediaType, failureMediaType].map(toEssence);
}

/** A media type without its parameters. */
export function toEssence(mediaType: string): string {
  return (mediaType.split(';', 1)[0] ?? '').trim().toLowerCase();
}

function exact(type: string, preferences: readonly Preference[]): number {
  return Math.max(0, ...preferences.filter(({ range }) => range === type).map(({ quality }) => quality));
}

/** The weight of the most specific range that a media type lies in; 1 where nothing was asked for. */
function weigh(type: string, preferences: readonly Preference[]): number {
  if (preferences.length === 0) return 1;
  const [kind] = type.split('/', 1);
  for (const range of [type, `${kind}/*`, '*/*']) {
    if (preferences.some((preference) => preference.range === range)) return exact(range, preferences);
  }
  return 0;
}
