import { toPreferences } from './accept.ts';
import type { Preference } from './accept.ts';
import type { Envelope, HeaderReader } from './envelope.ts';
import { mediaTypesOf, typesOfOnly } from './media-types.ts';

/** Parameters that change nothing about what a body is; with any other, a range asks for something we do not make. */
const HARMLESS: ReadonlySet<string> = new Set(['charset', 'profile']);

/** The envelopes a client may ask for in place of a contract's own. */
export interface Alternatives {
  readonly envelopes: readonly Envelope[];
  /** The envelope an answer is written in. */
  readonly choose: (own: Envelope, header: HeaderReader) => Envelope;
}

/**
 * Has a contract answer in other envelopes than its own: in one that has a media type the request names, and weighs no
 * less than the contract's own (RFC 9110 §12.5.1). A client that asks for nothing, for anything, or for what there is
 * not, gets the contract's own.
 *
 * @example
 * defineContract({ codes, envelope: codeEnvelope(), alternatives: byAccept(problemDetails({ types })), faults });
 */
export function byAccept(...envelopes: readonly Envelope[]): Alternatives {
  return { envelopes, choose: (own, header) => choose(own, envelopes, header) };
}

function choose(envelope: Envelope, alternatives: readonly Envelope[], header: HeaderReader): Envelope {
  const preferences = toPreferences(header('accept')).filter(({ parameters }) =>
    parameters.every((name) => HARMLESS.has(name)),
  );
  let chosen = envelope;
  let best = Math.max(...mediaTypesOf(envelope).map((type) => weigh(type, preferences)));
  for (const alternative of alternatives) {
    const quality = Math.max(...typesOfOnly(alternative, envelope).map((type) => exact(type, preferences)));
    if (quality === 0 || quality < best || (quality === best && chosen !== envelope)) continue;
    chosen = alternative;
    best = quality;
  }
  return chosen;
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
