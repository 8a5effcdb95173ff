import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '../config/check-config.ts';
import { readIfThere } from '../files.ts';
import { toDocumented } from './docs-model.ts';
import { generator } from './markup.ts';
import { toHtmlPages } from './html-pages.ts';
import { toMarkdownPage } from './markdown-page.ts';
import type { DocsFormat } from '../config/config.ts';

/** Files of the docs, and those of earlier runs that are not of them any more. */
export interface DocsFiles {
  readonly files: ReadonlyMap<string, string>;
  readonly stale: readonly string[];
}

/** Everything that the docs of a config's APIs are made of: a folder for each, where there are several. */
export function toDocsFiles(config: Config, out: string, formats: readonly DocsFormat[]): DocsFiles {
  const files = new Map<string, string>();
  const stale: string[] = [];
  for (const [name, api] of config.apis) {
    const folder = resolve(config.folder, out, config.apis.size > 1 ? name : '.');
    const title = config.docs?.title ?? config.info?.title ?? 'Codes';
    const documented = toDocumented(api, config.apis.size > 1 ? `${title}: ${name}` : title);
    if (formats.includes('markdown')) files.set(join(folder, 'codes.md'), toMarkdownPage(documented));
    if (formats.includes('json'))
      files.set(join(folder, 'codes.json'), `${JSON.stringify(documented, undefined, 2)}\n`);
    if (!formats.includes('html')) continue;
    const pages = join(folder, 'html');
    for (const [page, text] of toHtmlPages(documented)) files.set(join(pages, page), text);
    stale.push(...pagesIn(pages).filter((page) => !files.has(page)));
  }
  return { files, stale };
}

/** The pages in a folder that an earlier run made. What others have put there is theirs. */
function pagesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.html'))
      .map((name) => join(folder, name))
      .filter((file) => readIfThere(file)?.includes(generator));
  } catch {
    return [];
  }
}
