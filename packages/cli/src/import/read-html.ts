import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { readTable } from './read-table.ts';
import type { Row } from './row.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** The codes that the tables of a page tell of. The page may be as broken as a browser would take it. */
export function readHtml(text: string): readonly Row[] {
  const tables = find(parse(text).childNodes, (name) => name === 'table');
  return tables.flatMap((table) => {
    const rows = find(childrenOf(table), (name) => name === 'tr');
    return readTable(
      rows.map((row) => find(childrenOf(row), (name) => name === 'td' || name === 'th').map((cell) => textOf(cell))),
    );
  });
}

/** The outermost elements of a name, in order. A list and not a recursion: a page may nest deeper than a stack. */
function find(nodes: readonly Node[], isWanted: (name: string) => boolean): readonly Node[] {
  const found: Node[] = [];
  const open = nodes.toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isWanted(node.nodeName)) found.push(node);
    else for (const child of childrenOf(node).toReversed()) open.push(child);
  }
  return found;
}

function childrenOf(node: Node): readonly Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}

/** Its text on one line. */
function textOf(cell: Node): string {
  const texts = find([cell], (name) => name === '#text' || name === 'br');
  const text = texts.map((node) => ('value' in node ? node.value : ' ')).join('');
  return text.replace(/\s+/g, ' ').trim();
}
