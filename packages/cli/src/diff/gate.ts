import { weigh } from './changes.ts';
import type { Bump } from './changes.ts';

/** A package whose changesets promise less than the contract changes. */
export interface Shortfall {
  readonly package: string;
  readonly promised: Bump | 'none';
  readonly needed: Bump;
}

/** The packages whose pending changesets promise less than the change is. */
export function shortfalls(
  needed: Bump | undefined,
  packages: readonly string[],
  promises: ReadonlyMap<string, Bump>,
): readonly Shortfall[] {
  if (needed === undefined) return [];
  return packages
    .filter((name) => weigh(promises.get(name)) < weigh(needed))
    .map((name) => ({ package: name, promised: promises.get(name) ?? 'none', needed }));
}
