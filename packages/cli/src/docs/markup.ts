import { createHash } from 'node:crypto';
import { style } from './style.ts';

/** HTML that is fit to be put into a page as it is. Made by {@link markup}, and by nothing else. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | string | number | undefined | false | readonly Part[];

/** A template of HTML. Whatever is put in is text, and escaped, unless it was made by this function itself. */
export function markup(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(pieces.reduce((text, piece, at) => text + toText(parts[at - 1]) + piece));
}

function toText(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(toText).join('');
  return escape(String(part));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** By this a later run knows the pages that an earlier one made. */
export const generator = '<meta name="generator" content="kuvert docs">';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * A whole page. It is complete in itself, so that it opens from a disk as from a server, and its policy lets nothing run
 * or load but its own script and style.
 */
export function toPage(title: string, body: Markup, script = ''): string {
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;
  const end = script === '' ? undefined : new Markup(`<script>${script}</script>\n`);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${new Markup(generator)}
<title>${title}</title>
${new Markup(`<style>${style}</style>`)}
</head>
<body>
${body}
${end}</body>
</html>
`.text;
}
