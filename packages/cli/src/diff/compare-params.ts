import type { CodeFacts } from '../facts.ts';
import type { Note } from './changes.ts';

/** The kinds whose every value is one of another kind. */
const within: Readonly<Record<string, readonly string[]>> = {
  any: ['string', 'number', 'integer', 'boolean'],
  number: ['integer'],
};

/** Notes what became of the params of a code. A client that finds params finds all of them, in the kinds it knows. */
export function compareParams(reason: string, before: CodeFacts, after: CodeFacts, note: Note): void {
  const olds = new Map(Object.entries(before.params ?? {}));
  const news = new Map(Object.entries(after.params ?? {}));
  for (const [name, kind] of olds) {
    const now = news.get(name);
    if (now === undefined) note('param-dropped', reason, `no longer has {${name}}`);
    else if (now !== kind) {
      note(isWithin(now, kind) ? 'param-narrowed' : 'param-changed', reason, `{${name}} ${kind} → ${now}`);
    }
  }
  for (const [name, kind] of news) if (!olds.has(name)) note('param-added', reason, `has {${name}}, ${kind}`);
}

function isWithin(narrow: string, wide: string): boolean {
  return Object.hasOwn(within, wide) && (within[wide] ?? []).includes(narrow);
}
