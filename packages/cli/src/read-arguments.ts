import { parseArgs } from 'node:util';
import type { ArgsDef } from 'citty';
import type { Command, Given } from './command.ts';
import { refuse, toReason } from './problem.ts';
import { suggest } from './suggest.ts';

/**
 * Reads what a command was given. citty explains the options, and does not mind those it does not know; a mistyped
 * `--stirct` that nobody notices would let a check pass.
 *
 * @throws Problem for an option or an argument that the command does not have, or lacks
 */
export function readArguments({ definition }: Command, argv: readonly string[]): Given<ArgsDef> {
  const { args, meta } = definition;
  const name = (meta as { readonly name: string }).name;
  const { values, positionals } = parse(name, args, argv);
  const given = new Map<string, unknown>(Object.entries(values));
  const expected = Object.entries(args).filter(([, { type }]) => type === 'positional');
  for (const [at, [argument, { required = true }]] of expected.entries()) {
    const value = positionals[at];
    if (value !== undefined) given.set(argument, value);
    else if (required && values['help'] !== true) {
      refuse('usage', `kuvert ${name} needs <${argument}>; see kuvert ${name} --help`);
    }
  }
  const surplus = positionals[expected.length];
  if (surplus !== undefined) refuse('usage', `kuvert ${name} has no use for ${JSON.stringify(surplus)}; leave it out`);
  return Object.fromEntries(given) as Given<ArgsDef>;
}

function parse(
  name: string,
  args: ArgsDef,
  argv: readonly string[],
): { readonly values: Readonly<Record<string, unknown>>; readonly positionals: readonly string[] } {
  const named = Object.entries(args).filter(([, { type }]) => type !== 'positional');
  const options = Object.fromEntries(
    named.map(([option, arg]) => [
      option,
      {
        type: arg.type === 'boolean' ? ('boolean' as const) : ('string' as const),
        ...('alias' in arg && typeof arg.alias === 'string' && { short: arg.alias }),
      },
    ]),
  );
  const unknown = argv
    .slice(0, argv.includes('--') ? argv.indexOf('--') : undefined)
    .filter((each) => /^--./.test(each))
    .map((each) => each.slice(2).split('=', 1)[0] ?? '')
    .find((option) => !Object.hasOwn(options, option));
  if (unknown !== undefined) {
    refuse(
      'usage',
      `kuvert ${name} has no option --${unknown}${suggest(unknown, Object.keys(options), '--')}; see kuvert ${name} --help`,
    );
  }
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    return refuse('usage', `kuvert ${name}: ${toReason(error).split('. ', 1)[0]}; see kuvert ${name} --help`, error);
  }
}
