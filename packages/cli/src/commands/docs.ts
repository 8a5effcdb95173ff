import { command } from '../command.ts';
import type { Command } from '../command.ts';
import type { DocsFormat } from '../config/config.ts';
import { loadConfig } from '../config/load-config.ts';
import { toDocsFiles } from '../docs/docs-files.ts';
import { removeFiles } from '../files.ts';
import { writeOrCheck } from '../files-check.ts';
import { refuse } from '../problem.ts';

const all: readonly DocsFormat[] = ['markdown', 'html', 'json'];

export const docs: Command = command(
  { name: 'docs', description: 'Write the docs of the codes: Markdown, HTML pages, JSON.' },
  {
    out: { type: 'string', valueHint: 'folder', description: 'Where to; the config says, unless given' },
    format: { type: 'string', valueHint: 'html,…', description: 'markdown, html, json; what the config says, or all' },
    check: { type: 'boolean', description: 'Write nothing; fail where the files are not what the contract says' },
  },
  async ({ config, out, format, check = false }, { cwd }) => {
    const loaded = await loadConfig(cwd, config);
    const folder =
      out ?? loaded.docs?.out ?? refuse('usage', 'docs go nowhere; name a folder by --out, or in the config');
    const formats = format === undefined ? (loaded.docs?.formats ?? all) : toFormats(format);
    const { files, stale } = toDocsFiles(
      { ...loaded, folder: out === undefined ? loaded.folder : cwd },
      folder,
      formats,
    );
    const outcome = writeOrCheck({ files, stale, isCheck: check, cwd, command: 'kuvert docs' });
    if (!check) removeFiles(stale);
    return outcome;
  },
);

function toFormats(list: string): readonly DocsFormat[] {
  return list.split(',').map((name) => {
    const found = all.find((format) => format === name.trim());
    return found ?? refuse('usage', `--format ${name} is none; it is ${all.join(', ')}`);
  });
}
