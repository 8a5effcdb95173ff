/** What a release has to be called for a change. */
export type Bump = 'major' | 'minor' | 'patch';

/**
 * Every kind of change: the bump it takes, why it is that much (what whoever relied on the old contract notices), and
 * whether it is held against the contract beside its bump. docs/releases.md explains the same rows.
 */
export const kinds = {
  'api-removed': { bump: 'major', why: 'its clients get no answer' },
  'api-added': { bump: 'minor', why: 'nobody asks for it yet' },

  'code-removed': { bump: 'major', why: 'what it stood for is now said otherwise, or not at all' },
  'code-retired': { bump: 'major', why: 'what it stood for is now said otherwise, or not at all' },
  'code-renumbered': { bump: 'major', why: 'a client that knows the old wire code takes the new one for unknown' },
  'code-reused': { bump: 'major', why: 'a client takes the wire code for what it meant before' },
  'code-added': { bump: 'minor', why: 'a client takes it for unknown, as it has to with any new code' },
  'code-returned': { bump: 'minor', why: 'to a client it is a new code' },
  'code-deprecated': { bump: 'minor', why: 'it is still answered; another takes its place' },
  'deprecation-changed': { bump: 'patch', why: 'nothing on the wire changes' },

  'status-changed': { bump: 'major', why: 'a client that goes by the status does something else' },
  'status-added': { bump: 'major', why: 'the code comes with a status that no client was told of' },
  'status-dropped': { bump: 'minor', why: 'what comes is still what was promised' },

  'param-dropped': { bump: 'major', why: 'a client that reads it finds none of the params' },
  'param-changed': { bump: 'major', why: 'a client that reads it in its old kind finds none of the params' },
  'param-narrowed': { bump: 'major', why: 'reads as before, but whoever raises it with another value may not' },
  'param-added': { bump: 'minor', why: 'a client that does not know it does not read it' },

  'retry-tightened': { bump: 'major', why: 'a client that knows the old class sends again what must not be' },
  'retry-loosened': { bump: 'minor', why: 'a client that knows the old class only gives up too soon' },
  'challenge-changed': { bump: 'major', why: 'a client authenticates by the scheme it was told' },
  'challenge-reworded': { bump: 'patch', why: 'the scheme is the same' },

  'fault-moved': { bump: 'major', why: 'the same mistake is answered with another code' },
  'fault-added': { bump: 'minor', why: 'it was answered as the fault it falls back on' },

  'envelope-changed': { bump: 'major', why: 'a client reads another format' },
  'member-removed': { bump: 'major', why: 'a client that reads it finds nothing' },
  'member-changed': { bump: 'major', why: 'a client that reads it finds something else' },
  'member-added': { bump: 'minor', why: 'a client that does not know it does not read it' },
  'schema-reworded': { bump: 'patch', why: 'every member is what it was' },
  'alternative-removed': { bump: 'major', why: 'a client that asks for it gets another format' },
  'alternative-added': { bump: 'minor', why: 'nobody asks for it yet' },

  'pagination-changed': { bump: 'major', why: 'a client that asks for a page gets another one' },
  'page-size-changed': { bump: 'minor', why: 'an answer says how long its pages are' },

  'message-changed': { bump: 'patch', why: 'a message is for people' },
  'docs-changed': { bump: 'patch', why: 'a link is for people' },

  'reserved-taken': { bump: 'minor', why: 'it was kept for something', level: 'warning' },
  'retired-lifted': { bump: 'patch', why: 'nothing keeps the wire code from being taken again', level: 'warning' },
  'retired-taken': {
    bump: 'major',
    why: 'old clients, logs and docs still know the wire code by its old meaning',
    level: 'refused',
  },
  'ranges-changed': { bump: 'patch', why: 'no answer changes' },
} as const;

/** The name of a kind of change. */
export type ChangeKind = keyof typeof kinds;

/** One difference between two contracts. */
export interface Change {
  readonly kind: ChangeKind;
  readonly bump: Bump;
  readonly level?: 'warning' | 'refused';
  readonly api: string;
  /** What is changed: a reason, a fault, a member, an envelope. */
  readonly subject: string;
  /** How, as a phrase. */
  readonly what: string;
  readonly why: string;
}

/** Notes a change of one API. */
export type Note = (kind: ChangeKind, subject: string, what: string) => void;

const order: readonly Bump[] = ['patch', 'minor', 'major'];

/** How much a bump is: 0 for none. */
export function weigh(bump: Bump | undefined): number {
  return bump === undefined ? 0 : order.indexOf(bump) + 1;
}

/** What a release with all of these changes has to be called; `undefined` where nothing changed. */
export function bumpOf(changes: readonly Change[]): Bump | undefined {
  return changes.map(({ bump }) => bump).toSorted((a, b) => weigh(b) - weigh(a))[0];
}

/** The same below 1.0.0, where a minor release may break and a patch may add (SemVer 2.0.0 §4, as caret ranges have it). */
export function belowOne(bump: Bump | undefined): Bump | undefined {
  return bump === 'major' ? 'minor' : bump && 'patch';
}
