/** How a command ends. A script can tell a finding from a mistake of its own. */
export const exitCodes = {
  /** Done, and nothing is wrong. */
  ok: 0,
  /** The answer is no: a finding, a file that is out of date, a changeset that promises too little. */
  no: 1,
  /** The command line is wrong: an unknown command, option or code. */
  usage: 2,
  /** There is no config, it throws, or it exports nothing usable. */
  config: 3,
  /** Something to be read cannot be: a lock, a source, a changeset, a revision. */
  input: 4,
  /** A file cannot be written. */
  output: 5,
  /** A retired wire code is taken again. */
  refused: 6,
  /** A mistake in kuvert itself. */
  internal: 70,
} as const;

/** The name of an exit code. */
export type ExitName = keyof typeof exitCodes;
