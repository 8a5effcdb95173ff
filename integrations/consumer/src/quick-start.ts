import { marked } from 'marked';
import type { MarkedToken } from 'marked';

/** What a reader of the README copies. */
export interface QuickStart {
  /** The packages that its `npm install` names. */
  readonly install: readonly string[];
  /** The code blocks by the file name in their first line, unchanged. */
  readonly files: Readonly<Record<string, string>>;
}

/** The tokens below a heading, up to the next heading of its depth or above. */
function sectionOf(tokens: readonly MarkedToken[], title: string): readonly MarkedToken[] {
  const start = tokens.findIndex((token) => token.type === 'heading' && token.text === title);
  const heading = tokens[start];
  if (heading?.type !== 'heading') throw new Error(`The README has no heading "${title}".`);
  const rest = tokens.slice(start + 1);
  const end = rest.findIndex((token) => token.type === 'heading' && token.depth <= heading.depth);
  return end === -1 ? rest : rest.slice(0, end);
}

function codeOf(section: readonly MarkedToken[], file: string, title: string): string {
  const found = section.flatMap((token) =>
    token.type === 'code' && token.lang === 'js' && token.text.startsWith(`// ${file}\n`) ? [token.text] : [],
  );
  if (found.length !== 1) {
    throw new Error(
      `The README has ${found.length} blocks of js that start with "// ${file}" under "${title}", not one.`,
    );
  }
  return `${found[0]}\n`;
}

function installOf(section: readonly MarkedToken[], title: string): readonly string[] {
  const inline = section.flatMap((token) => (token.type === 'paragraph' ? (token.tokens as MarkedToken[]) : []));
  const command = inline.find((token) => token.type === 'codespan' && token.text.startsWith('npm install '));
  if (command === undefined) throw new Error(`The README has no \`npm install …\` under "${title}".`);
  return command.raw.replaceAll('`', '').split(/\s+/).slice(2);
}

/**
 * Reads one framework's quick start from the README.
 *
 * @throws Error naming what is missing: a heading, a block, or the command that installs it.
 */
export function readQuickStart(markdown: string, title: string): QuickStart {
  const all = marked.lexer(markdown) as MarkedToken[];
  const section = sectionOf(all, title);
  return {
    install: installOf(section, title),
    files: {
      'contract.mjs': codeOf(sectionOf(all, 'Quick start'), 'contract.mjs', 'Quick start'),
      'server.mjs': codeOf(section, 'server.mjs', title),
    },
  };
}

/**
 * Reads another file that a README shows, to stand beside the contract of the quick start.
 *
 * @throws Error naming what is missing: the heading, or the block.
 */
export function readFile(markdown: string, title: string, file: string): string {
  return codeOf(sectionOf(marked.lexer(markdown) as MarkedToken[], title), file, title);
}
