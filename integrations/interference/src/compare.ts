import type { Answered } from './run.ts';
import { asHeaders, withoutIds } from './snapshot.ts';

/** What one run of all cases answered. */
export type Run = Readonly<Record<string, Answered>>;

/** Where two runs answered one request differently. */
export interface Difference {
  readonly what: string;
  readonly bare: string;
  readonly mounted: string;
}

/** How many answers of a run there are to compare. */
export const sizeOf = (run: Run): number =>
  Object.values(run).reduce((sum, answered) => sum + Object.keys(answered).length, 0);

/** How strictly two runs are compared. */
export interface Strictness {
  /** Whether Kuvert adds request ids, which are left out. */
  readonly addsIds: boolean;
  /** Whether headers went through fetch's `Headers`, which have neither case nor order. */
  readonly headersOnly?: boolean;
}

/** Every difference between what was answered without Kuvert and with it. */
export function compare(bare: Run, mounted: Run, { addsIds, headersOnly = false }: Strictness): readonly Difference[] {
  return Object.entries(bare).flatMap(([name, answered]) =>
    Object.entries(answered).flatMap(([asked, expected]): Difference[] => {
      const found = mounted[name]?.[asked];
      if (found === undefined) throw new Error(`nobody asked "${name}" for ${asked}`);
      const snapshot = addsIds ? withoutIds(found.snapshot, found.answers) : found.snapshot;
      // An answer that has an id of its own, or was written past the framework, is the same as it is.
      if ([snapshot, found.snapshot].includes(expected.snapshot)) return [];
      if (headersOnly && asHeaders(snapshot) === asHeaders(expected.snapshot)) return [];
      return [{ what: `${name}: ${asked}`, bare: expected.snapshot, mounted: snapshot }];
    }),
  );
}
