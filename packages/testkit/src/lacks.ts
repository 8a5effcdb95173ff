import type { Case } from './case.ts';
import { cases } from './cases.ts';
import type { Capability, Harness } from './harness.ts';

/** What a server cannot do, and why. */
export type Lacks = NonNullable<Harness['lacks']>;

/** The cases a harness can be held to: all but those that need what it lacks. */
export function casesFor({ lacks = {} }: Pick<Harness, 'lacks'>): readonly Case[] {
  return cases.filter((tested) => lackOf(tested, lacks) === undefined);
}

/** The first thing a case needs and a server lacks. */
export function lackOf({ needs = [] }: Case, lacks: Lacks): Capability | undefined {
  return [needs].flat().find((need) => lacks[need] !== undefined);
}
