import type { Ask } from './ask.ts';

/** An app that answers by itself, and what it is asked. */
export interface Case<Build> {
  readonly build: Build;
  /** Where it is asked; `/` if not said. */
  readonly path?: string;
  /** What it is asked instead of everything. */
  readonly asks?: Readonly<Record<string, Ask>>;
  /** What it is asked beside everything. */
  readonly more?: Readonly<Record<string, Ask>>;
  /** What changes each time. */
  readonly mask?: RegExp;
}

/** Cases by name. */
export type Cases<Build> = Readonly<Record<string, Case<Build>>>;

/** The cases of several tables. @throws Error for a name that two of them use. */
export function join<Build>(...tables: readonly Cases<Build>[]): Cases<Build> {
  const names = tables.flatMap((table) => Object.keys(table));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`two cases are named "${twice}"`);
  return Object.assign({}, ...tables) as Cases<Build>;
}

/** The same cases, asked only these. */
export function asking<Build>(asks: Readonly<Record<string, Ask>>, cases: Cases<Build>): Cases<Build> {
  return Object.fromEntries(Object.entries(cases).map(([name, each]) => [name, { asks, ...each }]));
}

/** A case for each pair of two tables, named by both. */
export function pairs<A, B, Made>(
  firsts: Readonly<Record<string, A>>,
  seconds: Readonly<Record<string, B>>,
  make: (first: A, second: B) => Made,
): Readonly<Record<string, Made>> {
  return Object.fromEntries(
    Object.entries(firsts).flatMap(([name, first]) =>
      Object.entries(seconds).map(([other, second]) => [`${name} ${other}`, make(first, second)] as const),
    ),
  );
}
