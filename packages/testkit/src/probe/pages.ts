import type { DecodedPage } from '@kuvert/core/client';
import type { Finding, Probe } from './case.ts';
import type { ProbedServer, Read } from './server.ts';

const wrong = (text: string): Finding => ({ rule: 'pages', text });

/** Pages that are walked, at most: a list may be long. */
const MOST = 5;

const nonsense: readonly (readonly [id: string, value: string])[] = [
  ['zero', '0'],
  ['negative', '-1'],
  ['fraction', '1.5'],
  ['word', 'two'],
  ['empty', ''],
  ['exponent', '1e3'],
  ['beyond', '9007199254740993'],
];

/** The laws of lists: what a page says of itself is so, and what leads to no page is refused. */
export const pages: readonly Probe[] = [
  ...nonsense.map(([id, value]): Probe => ({
    id: `page-${id}`,
    title: `a page that is ${JSON.stringify(value)} is refused`,
    why: 'it becomes NaN, an offset below zero, or the first page',
    needs: 'list',
    ask: (server) => server.failure({ path: listOf(server, { [pageOf(server)]: value }) }, 400, 422),
  })),
  {
    id: 'page-twice',
    title: 'a page that is given twice is refused',
    why: 'parsers make a list of it, or take one of the two',
    needs: 'list',
    ask: (server) => {
      const path = listOf(server, { [pageOf(server)]: '1' });
      return server.failure({ path: `${path}&${pageOf(server)}=2` }, 400, 422);
    },
  },
  {
    id: 'page-size',
    title: 'a page has no more rows than its size',
    why: 'clients count on it',
    needs: 'list',
    ask: async (server) => {
      const { problems, page, rows } = await readPage(server, { [sizeOf(server)]: '1' });
      return [
        ...problems,
        ...(rows.length > 1 ? [wrong(`a page of 1 has ${rows.length} rows`)] : []),
        ...(page.size === undefined || page.size === 1
          ? []
          : [wrong(`a page of 1 says that its size is ${page.size}`)]),
      ];
    },
  },
  {
    id: 'page-huge',
    title: 'a size beyond all bounds is refused, or says what it was cut to',
    why: 'one request must not read a whole table',
    needs: 'list',
    ask: async (server) => {
      const { answer, problems, page, rows } = await readPage(server, { [sizeOf(server)]: '1000000' });
      if (answer.status === 400 || answer.status === 422) return problems;
      const isCut = page.size !== undefined && page.size < 1_000_000 && rows.length <= page.size;
      return [...problems, ...(isCut ? [] : [wrong(`the size of the page is ${page.size ?? 'not said'}`)])];
    },
  },
  {
    id: 'page-walk',
    title: 'pages follow each other, without a row that comes twice, and agree on how many there are',
    why: 'clients walk them to the end',
    needs: 'list',
    ask: walk,
  },
  {
    id: 'page-past',
    title: 'a page past the end is an empty one, or refused',
    why: 'some wrap around, some fail',
    needs: 'list',
    ask: async (server) => {
      const { answer, problems, rows } = await readPage(server, { [pageOf(server)]: '1000000' });
      if (answer.status >= 400 && answer.status < 500) return problems;
      return [...problems, ...(rows.length > 0 ? [wrong(`it has ${rows.length} rows`)] : [])];
    },
  },
  {
    id: 'page-links',
    title: 'links of a page keep every other query parameter',
    why: 'filters are lost on the second page',
    needs: 'list',
    ask: async (server) => {
      const { problems, page } = await readPage(server, { 'kuvert-probe': 'a b&c', [sizeOf(server)]: '1' });
      const links = [page.next, page.first, page.last].filter((link) => typeof link === 'string');
      const lost = links.filter((link) => new URL(link, server.url).searchParams.get('kuvert-probe') !== 'a b&c');
      return [...problems, ...lost.map((link) => wrong(`${link} has lost a parameter`))];
    },
  },
];

async function walk(server: ProbedServer): Promise<Finding[]> {
  const found: Finding[] = [];
  const seen = new Set<string>();
  let total: number | undefined;
  for (let number = 1; number <= MOST; number += 1) {
    const { problems, page, rows } = await readPage(server, {
      [pageOf(server)]: String(number),
      [sizeOf(server)]: '2',
    });
    found.push(...problems);
    if (problems.length > 0) return found;
    if (page.number !== undefined && page.number !== number) {
      found.push(wrong(`page ${number} says that it is ${page.number}`));
    }
    if (number > 1 && page.total !== total) found.push(wrong(`there are ${total} rows, and then ${page.total}`));
    ({ total } = page);
    for (const row of rows.map((each) => JSON.stringify(each))) {
      if (seen.has(row)) found.push(wrong(`page ${number} repeats a row`));
      seen.add(row);
    }
    const isLast = page.total === undefined ? rows.length < 2 : number * 2 >= page.total;
    if (page.next !== undefined && (page.next === null) !== isLast) {
      found.push(
        wrong(`page ${number} ${isLast ? 'is the last, and has a next one' : 'has no next one, and is not the last'}`),
      );
    }
    if (number === 1 && typeof page.previous === 'string') found.push(wrong('the first page has a previous one'));
    if (isLast) return found;
  }
  return found;
}

interface ReadPage extends Omit<Read, 'problems'> {
  readonly problems: readonly Finding[];
  /** Empty where nothing was said. */
  readonly page: DecodedPage;
  readonly rows: readonly unknown[];
}

async function readPage(server: ProbedServer, query: Readonly<Record<string, string>>): Promise<ReadPage> {
  const read = await server.ask({ path: listOf(server, query) });
  const { decoded, problems } = read;
  if (decoded.kind !== 'success') return { ...read, page: {}, rows: [] };
  const isList = Array.isArray(decoded.data) && decoded.page !== undefined;
  return {
    ...read,
    problems: isList ? problems : [...problems, wrong('it is no list that says which page it is')],
    page: decoded.page ?? {},
    rows: Array.isArray(decoded.data) ? (decoded.data as readonly unknown[]) : [],
  };
}

const pageOf = ({ options }: ProbedServer): string => options.pageParameter ?? 'page';
const sizeOf = ({ options }: ProbedServer): string => options.sizeParameter ?? 'page_size';

function listOf(server: ProbedServer, query: Readonly<Record<string, string>>): string {
  const path = server.pathOf('list');
  return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(query).toString()}`;
}
