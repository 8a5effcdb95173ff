import { extname } from 'node:path';
import { refuse, toReason } from '../problem.ts';
import type { Row } from './row.ts';

/** The formats that can be read. */
export const sourceFormats = ['csv', 'html', 'json', 'markdown', 'openapi', 'text', 'yaml'] as const;

/** One of them. */
export type SourceFormat = (typeof sourceFormats)[number];

const byExtension: Readonly<Record<string, SourceFormat>> = {
  '.csv': 'csv',
  '.htm': 'html',
  '.html': 'html',
  '.json': 'json',
  '.markdown': 'markdown',
  '.md': 'markdown',
  '.tsv': 'csv',
  '.txt': 'text',
  '.yaml': 'yaml',
  '.yml': 'yaml',
};

/** What a file is: by its name, or by how it begins. */
export function formatOf(file: string, text: string): SourceFormat {
  const extension = extname(file).toLowerCase();
  const known = Object.hasOwn(byExtension, extension) ? byExtension[extension] : undefined;
  if (known !== undefined) return known;
  const start = text.slice(0, 2000).trimStart();
  if (/^[[{]/.test(start)) return 'json';
  if (/^(?:openapi|swagger):/m.test(start)) return 'yaml';
  if (/<(?:!doctype html|html|table)\b/i.test(start)) return 'html';
  return /^\s{0,3}\|/m.test(text) ? 'markdown' : 'text';
}

/**
 * The codes that a source tells of.
 *
 * @throws Problem where it is not what its format is
 */
export async function readSource(text: string, format: SourceFormat, file: string): Promise<readonly Row[]> {
  try {
    return await read(text.replace(/^\ufeff/, ''), format);
  } catch (error) {
    return refuse('input', `${file} is no ${format}: ${toReason(error)}; say what it is by --format`, error);
  }
}

async function read(text: string, format: SourceFormat): Promise<readonly Row[]> {
  switch (format) {
    case 'csv':
      return (await import('./read-csv.ts')).readCsv(text);
    case 'html':
      return (await import('./read-html.ts')).readHtml(text);
    case 'json':
      return (await import('./read-json.ts')).readValue(JSON.parse(text));
    case 'markdown': {
      const rows = (await import('./read-markdown.ts')).readMarkdown(text);
      // A page that was copied as text has no table in it.
      return rows.length > 0 ? rows : (await import('./read-text.ts')).readText(text);
    }
    case 'openapi':
    case 'yaml':
      return (await import('./read-json.ts')).readValue((await import('yaml')).parse(text, { maxAliasCount: 1000 }));
    case 'text':
    default:
      return (await import('./read-text.ts')).readText(text);
  }
}
