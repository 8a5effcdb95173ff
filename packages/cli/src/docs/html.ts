import { createHash } from 'node:crypto';
import { style } from './assets.ts';

/** HTML that is fit to be put into a page as it is. Made by {@link html}, and by nothing else. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | undefined | false | readonly Part[];

/** A template of HTML. Whatever is put in is text, and escaped, unless it was made by this function itself. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(pieces.reduce((text, piece, at) => text + toText(parts[at - 1]) + piece));
}

function toText(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
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
export const generator = '<meta name="generator" content="kuvert docs" />';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing but the script and the style of these pages runs in them, and nothing is asked for. */
const policyOf = (script: string): string =>
  `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;

/** A whole page. It is complete in itself: it opens from a disk as from a server. */
export function toPage(title: string, body: Html, script = ''): string {
  const head = html`<meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policyOf(script)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    ${new Html(generator)}
    <title>${title}</title>
    <style>
      ${new Html(style)}
    </style>`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        ${head}
      </head>
      <body>
        ${body}
        ${
          script !== '' &&
          html`
            <script>
              ${new Html(script)};
            </script>
          `
        }
      </body>
    </html> `;
  return page.text;
}
