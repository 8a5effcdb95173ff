import { parseSync, Visitor } from 'oxc-parser';

/** One import of a source file. */
export interface Import {
  /** What is imported, as written; `undefined` where it is computed, so that nobody can tell. */
  readonly specifier: string | undefined;
  readonly line: number;
}

const LOADERS = new Set(['require', 'process.getBuiltinModule']);

/**
 * Everything a source file imports: statically, dynamically, for its types only, by re-export, by augmentation, or as
 * CommonJS would.
 *
 * @throws SyntaxError for a file that does not parse.
 */
export function importsOf(path: string, text: string): readonly Import[] {
  const { program, errors, comments } = parseSync(path, text);
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]?.message}`);

  const found: Import[] = [];
  const add = (node: { readonly start: number }, specifier: string | undefined): void => {
    found.push({ specifier, line: text.slice(0, node.start).split('\n').length });
  };
  const addValue = (node: { readonly start: number; readonly value?: unknown }): void =>
    add(node, typeof node.value === 'string' ? node.value : undefined);

  new Visitor({
    ImportDeclaration: ({ source }) => addValue(source),
    ExportAllDeclaration: ({ source }) => addValue(source),
    ExportNamedDeclaration: ({ source }) => source && addValue(source),
    ImportExpression: ({ source }) => addValue(source),
    TSImportType: ({ source }) => addValue(source),
    TSExternalModuleReference: ({ expression }) => addValue(expression),
    TSModuleDeclaration: ({ id }) => {
      if (id.type === 'Literal') addValue(id);
    },
    CallExpression: ({ callee, arguments: [first] }) => {
      if (first !== undefined && LOADERS.has(text.slice(callee.start, callee.end))) addValue(first);
    },
  }).visit(program);

  for (const comment of comments) {
    const reference = /^\/\s*<reference\s+(?:types|path)=["'](.+?)["']/.exec(comment.value)?.[1];
    if (reference !== undefined) add(comment, reference);
  }
  return found;
}
