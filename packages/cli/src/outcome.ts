/** What a command has to say: to people, to programs, and to the shell. */
export interface Outcome {
  readonly text: string;
  /** What `--json` prints instead. */
  readonly json: unknown;
  readonly exitCode: number;
}

/** What every command works with. */
export interface Context {
  readonly cwd: string;
}
