import type { ApiLock, Lock } from '../lock/lock.ts';
import { kinds, weigh } from './changes.ts';
import type { Change, Note } from './changes.ts';
import { compareCodes } from './compare-codes.ts';
import { compareEnvelope } from './compare-envelopes.ts';
import { compareFaults } from './compare-faults.ts';
import { compareRanges } from './compare-ranges.ts';

/**
 * Every difference between what was promised and what is, each with what it takes: the gravest first.
 *
 * @example
 * const changes = compareLocks(readLock(text, 'kuvert.lock.json'), toLock(apis));
 * const bump = bumpOf(changes); // 'major', 'minor', 'patch' or undefined
 */
export function compareLocks(before: Lock, after: Lock): readonly Change[] {
  const changes: Change[] = [];
  const olds = new Map(Object.entries(before.apis));
  const news = new Map(Object.entries(after.apis));
  for (const api of new Set([...olds.keys(), ...news.keys()])) {
    const note: Note = (kind, subject, what) => {
      const { why, ...rest } = kinds[kind];
      changes.push({ kind, ...rest, api, subject, what, why });
    };
    const [was, is] = [olds.get(api), news.get(api)];
    if (was === undefined) note('api-added', api, 'is new');
    else if (is === undefined) note('api-removed', api, 'is gone');
    else compareApis(was, is, note);
  }
  return changes.toSorted((a, b) => weightOf(b) - weightOf(a));
}

function compareApis(was: ApiLock, is: ApiLock, note: Note): void {
  compareEnvelope(was.envelope, is.envelope, note);
  const olds = new Map(was.alternatives?.map((each) => [each.name, each]));
  const news = new Map(is.alternatives?.map((each) => [each.name, each]));
  for (const [name, envelope] of olds) {
    const now = news.get(name);
    if (now === undefined) note('alternative-removed', name, 'can no longer be asked for');
    else compareEnvelope(envelope, now, note);
  }
  for (const name of news.keys()) if (!olds.has(name)) note('alternative-added', name, 'can be asked for');
  compareCodes(was, is, note);
  compareRanges(was, is, note);
  compareFaults(was, is, note);
}

function weightOf({ bump, level }: Change): number {
  return weigh(bump) + (level === 'refused' ? 10 : 0);
}
