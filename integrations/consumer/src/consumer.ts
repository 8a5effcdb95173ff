/** A user of one adapter. */
export interface Consumer {
  /** The heading of the README that this user reads. */
  readonly heading: string;
  readonly package: string;
  /** What the package exports. */
  readonly names: readonly string[];
  /** The range of each package that the README has the user install. */
  readonly ranges: Readonly<Record<string, string>>;
  /** What this user installs beside. */
  readonly also: readonly string[];
  /** The TypeScript that this user writes, in fixtures/. */
  readonly fixture: string;
  /** Whether the quick start's route looks at the method. */
  readonly routesByMethod: boolean;
  /** Another way that the package's README shows to write the same server, with a body parser before the routes. */
  readonly otherWay?: { readonly readme: string; readonly heading: string };
}
