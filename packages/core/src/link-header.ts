import type { DecodedPage } from './envelope.ts';
import type { Page, PageKey } from './pagination.ts';
import { present } from './read.ts';

/** The relations by which pages of a list are linked (RFC 8288 §3.3, and the registry of link relations). */
const RELATIONS = { first: 'first', prev: 'previous', next: 'next', last: 'last' } as const;

/** The `Link` header of a page (RFC 8288 §3); `undefined` where nothing is linked. */
export function toLinkHeader(page: Page, linkTo: (key: PageKey) => string): string | undefined {
  const links = Object.entries(RELATIONS).flatMap(([relation, name]) => {
    const key = page[name] ?? null;
    return key === null ? [] : [`<${linkTo(key)}>; rel="${relation}"`];
  });
  return links.length === 0 ? undefined : links.join(', ');
}

/** One link of the header: what stands between `<` and `>`, and its parameters. No URL has either of these characters. */
const LINK = /<([^<>]*)>([^<]*)/g;

/** What a `Link` header says of the pages around this one. A header without them says that there are none. */
export function readLinkHeader(header: unknown): DecodedPage {
  if (typeof header !== 'string') return {};
  const links: { -readonly [Name in keyof DecodedPage]?: DecodedPage[Name] } = {};
  for (const [, target = '', parameters = ''] of header.matchAll(LINK)) {
    const relations = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(parameters);
    for (const relation of (relations?.[1] ?? relations?.[2] ?? '').toLowerCase().split(/\s+/)) {
      const name = Object.hasOwn(RELATIONS, relation) ? RELATIONS[relation as keyof typeof RELATIONS] : undefined;
      if (name !== undefined) links[name] ??= target;
    }
  }
  return present({ ...links, next: links.next ?? null });
}
