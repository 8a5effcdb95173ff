import type { ArgsDef, CommandDef } from 'citty';
import type { Context, Outcome } from './outcome.ts';

/** The options that every command has. */
const common = {
  config: { type: 'string', valueHint: 'file', description: 'The config; the nearest kuvert.config.ts unless said' },
  json: { type: 'boolean', description: 'Print JSON' },
  verbose: { type: 'boolean', description: 'Print the cause of what went wrong' },
  help: { type: 'boolean', alias: 'h', description: 'Print this' },
} as const;

type ValueOf<Arg> = Arg extends { readonly type: 'boolean' }
  ? boolean | undefined
  : Arg extends { readonly type: 'positional'; readonly required?: true }
    ? string
    : string | undefined;

/** The arguments of a command as they were given. One that is required is there. */
export type Given<A extends ArgsDef> = {
  readonly [Name in keyof (A & typeof common)]: ValueOf<(A & typeof common)[Name]>;
};

/** One command: what is needed to read and to explain it, and what it does. */
export interface Command {
  readonly definition: CommandDef & { readonly args: ArgsDef };
  readonly run: (given: Given<ArgsDef>, context: Context) => Promise<Outcome> | Outcome;
}

/** Defines a command whose arguments are typed by what it declares. */
export function command<const A extends ArgsDef>(
  meta: { readonly name: string; readonly description: string },
  args: A,
  run: (given: Given<A>, context: Context) => Promise<Outcome> | Outcome,
): Command {
  return { definition: { meta, args: { ...args, ...common } }, run: run as Command['run'] };
}
