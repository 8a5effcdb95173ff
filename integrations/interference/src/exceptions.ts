import type { Ask } from './ask.ts';
import type { Cases } from './case.ts';
import { asks } from './ask.ts';

/** A case that Kuvert answers differently on purpose, or cannot help to. */
interface Exception {
  /** What of it; all that it is asked, if not said. */
  readonly asked?: (name: string) => boolean;
  readonly why: string;
}

/** Exceptions by the name of the case. */
export type Exceptions = Readonly<Record<string, Exception>>;

/** What differs for all but these. */
export const but =
  (...names: readonly string[]) =>
  (name: string): boolean =>
    !names.includes(name);

/** What differs for these alone. */
export const only =
  (...names: readonly string[]) =>
  (name: string): boolean =>
    names.includes(name);

/**
 * The names of all answers that are to differ, in the order they are compared.
 *
 * @throws Error for an exception to no case
 */
export function expected<Build>(exceptions: Exceptions, cases: Cases<Build>): readonly string[] {
  const stray = Object.keys(exceptions).find((name) => cases[name] === undefined);
  if (stray !== undefined) throw new Error(`there is no case "${stray}" to be an exception`);
  return Object.entries(exceptions).flatMap(([name, { asked = () => true }]) => {
    const asksOf: Readonly<Record<string, Ask>> = cases[name]?.asks ?? { ...asks, ...cases[name]?.more };
    return Object.keys(asksOf)
      .filter((each) => asked(each))
      .map((each) => `${name}: ${each}`);
  });
}
