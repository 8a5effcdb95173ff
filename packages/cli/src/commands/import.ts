import { basename, resolve } from 'node:path';
import { command } from '../command.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { readText, writeFiles } from '../files.ts';
import { toEntries } from '../import/entries.ts';
import { formatOf, readSource, sourceFormats } from '../import/read-source.ts';
import type { SourceFormat } from '../import/read-source.ts';
import { writeRegistry } from '../import/write-registry.ts';
import { refuse } from '../problem.ts';

export const importCodes: Command = command(
  { name: 'import', description: 'Write a registry from a table of codes: Markdown, HTML, CSV, JSON, OpenAPI, text.' },
  {
    file: { type: 'positional', description: 'The source' },
    format: { type: 'string', valueHint: 'format', description: `What it is: ${sourceFormats.join(', ')}` },
    out: { type: 'string', valueHint: 'file', description: 'Write it there; standard output unless said' },
  },
  async ({ file, format, out }, { cwd }) => {
    const text = readText(resolve(cwd, file), 'name the source');
    const rows = await readSource(text, format === undefined ? formatOf(file, text) : toFormat(format), file);
    const entries = toEntries(rows);
    if (entries.length === 0)
      refuse('input', `${file} tells of no codes; say what it is by --format, or give it a table`);
    const registry = writeRegistry(entries, basename(file));
    if (out !== undefined) writeFiles(new Map([[resolve(cwd, out), registry]]));
    const guesses = entries.filter(({ proposed }) => proposed.length > 0).length;
    return {
      text:
        out === undefined
          ? registry
          : `Wrote ${entries.length} codes to ${out}; ${guesses} of them have guesses to read.\n`,
      json: entries,
      exitCode: exitCodes.ok,
    };
  },
);

function toFormat(name: string): SourceFormat {
  const found = sourceFormats.find((each) => each === name);
  return found ?? refuse('usage', `--format ${name} is none; it is ${sourceFormats.join(', ')}`);
}
