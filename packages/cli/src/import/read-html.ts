import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { readTable } from './read-table.ts';
import type { Row } from './row.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** The codes that the tables of a page tell of. The page may be as broken as a browser would take it. */
export function readHtml(text: string): readonly Row[] {
  // Old pages lay themselves out by tables: those inside are tables as well.
  return find(parse(text).childNodes, ['table'], 'inside').flatMap((table) =>
    readTable(
      find(childrenOf(table), ['tr', 'table'], 'not inside')
        .filter(({ nodeName }) => nodeName === 'tr')
        .map((row) => find(childrenOf(row), ['td', 'th'], 'not inside').map(textOf)),
    ),
  );
}

/**
 * The elements of these names, in order, with or without those inside of them. A list and not a recursion: a page may nest
 * deeper than a stack.
 */
function find(nodes: readonly Node[], names: readonly string[], where: 'inside' | 'not inside'): readonly Node[] {
  const found: Node[] = [];
  const open = nodes.toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const isFound = names.includes(node.nodeName);
    if (isFound) found.push(node);
    if (!isFound || where === 'inside') for (const child of childrenOf(node).toReversed()) open.push(child);
  }
  return found;
}

function childrenOf(node: Node): readonly Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}

/** Its text on one line. */
function textOf(cell: Node): string {
  const texts = find([cell], ['#text', 'br'], 'not inside');
  const text = texts.map((node) => ('value' in node ? node.value : ' ')).join('');
  return text.replace(/\s+/g, ' ').trim();
}
