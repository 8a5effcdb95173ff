import { inspect } from 'node:util';
import { commands } from './commands.ts';
import type { Command } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import type { Context } from './outcome.ts';
import { Problem, refuse } from './problem.ts';
import { readArguments } from './read-arguments.ts';
import { suggest } from './suggest.ts';
import { toPrintable } from './terminal/printable.ts';

/** What a run has printed, and how it ends. */
export interface Ending {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** Where a run happens, and whether its output may be coloured. */
export interface Surroundings extends Context {
  readonly isColoured: boolean;
}

/** Runs a command line. Never throws: what went wrong is one line for people, and an exit code for programs. */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<Ending> {
  try {
    return await attempt(argv, surroundings);
  } catch (error) {
    const isOurs = error instanceof Problem;
    const text = isOurs
      ? error.message
      : `[@kuvert/cli] this is a mistake in kuvert: ${String(error)}; please report it.`;
    const cause: unknown = isOurs ? error.cause : error;
    const isVerbose = argv.includes('--verbose') && cause !== undefined;
    const more = isVerbose ? `${inspect(cause)}\n` : '';
    return {
      stdout: '',
      stderr: `${toPrintable(text.replaceAll(/\s+/g, ' '))}\n${more}`,
      exitCode: isOurs ? error.exitCode : exitCodes.internal,
    };
  }
}

async function attempt(argv: readonly string[], { cwd, isColoured }: Surroundings): Promise<Ending> {
  const [name = '--help', ...rest] = argv;
  if (name === '--help' || name === '-h' || name === 'help') return say(await usage(undefined, isColoured));
  if (name === '--version' || name === '-v') return say(await version());
  const load = commands.get(name);
  if (load === undefined) {
    return refuse('usage', `there is no command ${name}${suggest(name, commands.keys())}; see kuvert --help`);
  }
  const command = await load();
  const given = readArguments(command, rest);
  if (given.help === true) return say(await usage(command, isColoured));
  const { text, json, exitCode } = await command.run(given, { cwd });
  return { stdout: given.json === true ? `${JSON.stringify(json, undefined, 2)}\n` : text, stderr: '', exitCode };
}

function say(stdout: string): Ending {
  return { stdout, stderr: '', exitCode: exitCodes.ok };
}

async function usage(command: Command | undefined, isColoured: boolean): Promise<string> {
  const { toUsage } = await import('./usage.ts');
  return toUsage(command, isColoured);
}

async function version(): Promise<string> {
  const { default: manifest } = await import('../package.json', { with: { type: 'json' } });
  return `${manifest.version}\n`;
}
