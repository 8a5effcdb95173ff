import { parseSync, Visitor } from 'oxc-parser';

/** One regular expression of a source file. */
export interface Regex {
  /** What it matches, as written between slashes; `undefined` where it is computed, so that nobody can tell. */
  readonly source: string | undefined;
  readonly flags: string;
  readonly line: number;
}

type Node = { readonly type: string; readonly start: number };

/**
 * Every regular expression of a source file: literals, and what is given to `RegExp` as one text.
 *
 * @throws SyntaxError for a file that does not parse.
 */
export function regexesOf(path: string, text: string): readonly Regex[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]?.message}`);

  const found: Regex[] = [];
  const add = (node: Node, source: string | undefined, flags: string): void => {
    found.push({ source, flags, line: text.slice(0, node.start).split('\n').length });
  };
  const addCall = (node: Node & { readonly callee: Node; readonly arguments: readonly Node[] }): void => {
    const { callee, arguments: given } = node;
    if (callee.type !== 'Identifier' || !('name' in callee) || callee.name !== 'RegExp') return;
    const [pattern, flags] = given;
    // A copy of a regular expression: the literal is visited by itself.
    if (pattern !== undefined && 'regex' in pattern) return;
    const isKnown = flags === undefined || textOf(flags) !== undefined;
    add(node, isKnown ? textOf(pattern) : undefined, textOf(flags) ?? '');
  };

  new Visitor({
    Literal: (node) => {
      if ('regex' in node) add(node, node.regex.pattern, node.regex.flags);
    },
    NewExpression: addCall,
    CallExpression: addCall,
  }).visit(program);
  return found;
}

/** The text of a literal, or of a template that has no holes. */
function textOf(node: Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if ('value' in node && typeof node.value === 'string') return node.value;
  if (!('quasis' in node) || !Array.isArray(node.quasis) || node.quasis.length !== 1) return undefined;
  const [quasi] = node.quasis as readonly { readonly value: { readonly cooked: string | null } }[];
  return quasi?.value.cooked ?? undefined;
}
