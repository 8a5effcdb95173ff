import { toPrintable } from './terminal/printable.ts';

/** Somebody's text as it has to stand in Markdown to be read as it is: no markup, no HTML, no cell ends in it. */
export function toMarkdownText(text: string): string {
  return (
    toPrintable(text)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replace(/[\\`*_[\]>|~#]/g, '\\$&')
      // What looks like an address or a name is neither a link nor a call.
      .replace(/@|www\.|(?:https?|ftp)(?=:\/\/)/gi, '$&<!-- -->')
  );
}

/** Somebody's text as code in Markdown, in a cell of a table as well. */
export function toMarkdownCode(text: string): string {
  const plain = toPrintable(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...(plain.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = plain.startsWith('`') || plain.endsWith('`') || plain.trim() === '' ? ' ' : '';
  return `${fence}${space}${plain}${space}${fence}`;
}
