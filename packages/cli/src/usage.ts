import { stripVTControlCharacters } from 'node:util';
import { renderUsage } from 'citty';
import type { CommandDef } from 'citty';
import type { Command } from './command.ts';
import { commands } from './commands.ts';

const main: CommandDef = {
  meta: {
    name: 'kuvert',
    description: 'The codes of an API: listed, checked, documented, and held to what was promised.',
  },
};

/** How the program, or one of its commands, is used. */
export async function toUsage(command: Command | undefined, isColoured: boolean): Promise<string> {
  const usage = command === undefined ? await ofProgram() : await renderUsage(command.definition, main);
  return `${isColoured ? usage : stripVTControlCharacters(usage)}\n`;
}

async function ofProgram(): Promise<string> {
  const loaded = await Promise.all([...commands].map(async ([name, load]) => [name, (await load()).definition]));
  return renderUsage({ ...main, subCommands: Object.fromEntries(loaded) as Record<string, CommandDef> });
}
