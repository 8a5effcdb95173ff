import { marked } from 'marked';
import type { Token, Tokens } from 'marked';
import { readTable } from './read-table.ts';
import type { Row } from './row.ts';

/** The codes that the tables of a Markdown text tell of. */
export function readMarkdown(text: string): readonly Row[] {
  return marked.lexer(text).flatMap(rowsOf);
}

/** A table may stand in a list or a quote as well. */
function rowsOf(token: Token): readonly Row[] {
  if (token.type === 'table') {
    const { header, rows } = token as Tokens.Table;
    return readTable([header, ...rows].map((row) => row.map(({ tokens }) => textOf(tokens))));
  }
  const { tokens = [], items = [] } = token as { readonly tokens?: Token[]; readonly items?: Token[] };
  return [...tokens, ...items].flatMap(rowsOf);
}

/** What a reader sees: without markup, and with its entities resolved. */
function textOf(tokens: readonly Token[]): string {
  return tokens
    .map((token): string => {
      if (token.type === 'br') return ' ';
      if (token.type === 'html') return '';
      const { tokens: inner, text = '' } = token as { readonly tokens?: Token[]; readonly text?: string };
      return inner === undefined ? unescape(text) : textOf(inner);
    })
    .join('')
    .trim();
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

function unescape(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? '');
}
