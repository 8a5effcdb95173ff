import { fault } from '@kuvert/core';
import type { Envelope } from '@kuvert/core';
import { describe, expect, test } from 'vitest';
import { api, envelopes, inEnvelope } from './api.fixture.ts';
import { createClient } from './client.ts';
import { items, pages } from './pages.ts';
import { serveApi, serveInTurn } from './server.fixture.ts';

const rows = Array.from({ length: 7 }, (_, index) => ({ slug: `p${index}` }));
const all = async <T>(each: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const one of each) list.push(one);
  return list;
};
const slugs = (list: readonly { ok: boolean; data?: unknown }[]): unknown[] => list.map(({ data }) => data);
const page = (data: readonly unknown[], pagination: object) => ({ body: { code: 0, message: 'OK', data, pagination } });

const slice = (from: number, size: number): readonly object[] => rows.slice(from, from + size);
const plain = (data: readonly unknown[]) => ({ body: { code: 0, message: 'OK', data } });

describe.each(envelopes)('a list in the $name envelope', (envelope: Envelope) => {
  const contract = inEnvelope(envelope);

  test.each([2, 3, 7, 20])('is read whole by page number, %i at a time', async (page_size) => {
    const baseUrl = await serveApi(contract, (query) => {
      const { page: number, pageSize, offset } = contract.pageOf(Object.fromEntries(query));
      return contract.page(slice(offset, pageSize), { page: number, pageSize, total: rows.length });
    });
    const client = createClient(contract, { baseUrl });
    const query = { page_size, kind: 'x' };
    // What has no place for a number has a token instead.
    const by = envelope.name === 'google-rpc' ? ({ by: 'page' } as const) : {};
    expect(slugs(await all(items(client, '/list', { query, ...by })))).toEqual(rows);
    expect(await all(pages(client, '/list', { query, ...by }))).toHaveLength(Math.ceil(rows.length / page_size));
  });

  test('is read whole by cursor', async () => {
    const baseUrl = await serveApi(contract, (query) => {
      const { cursor = '0', pageSize } = contract.cursorOf(Object.fromEntries(query));
      const next = Number(cursor) + pageSize;
      const nextCursor = next < rows.length ? String(next) : null;
      return contract.page(slice(Number(cursor), pageSize), { pageSize, nextCursor });
    });
    const client = createClient(contract, { baseUrl });
    expect(slugs(await all(items(client, '/list', { query: { page_size: 3 } })))).toEqual(rows);
  });

  test('is read whole by offset', async () => {
    const baseUrl = await serveApi(contract, (query) => {
      const { offset, limit } = contract.offsetOf(Object.fromEntries(query));
      return contract.page(slice(offset, limit), { offset, limit, total: rows.length });
    });
    const client = createClient(contract, { baseUrl });
    const options = { query: { page_size: 3 }, by: 'offset' } as const;
    expect(slugs(await all(items(client, '/list', options)))).toEqual(rows);
  });

  test('ends with the failure it ran into', async () => {
    const baseUrl = await serveApi(contract, (query) => {
      const { page: number, pageSize, offset } = contract.pageOf(Object.fromEntries(query));
      if (number === 2) throw contract.error('PROJECT_LOCKED');
      return contract.page(slice(offset, pageSize), { page: number, pageSize, total: rows.length });
    });
    const client = createClient(contract, { baseUrl });
    const by = 'page' as const;
    const read = await all(items(client, '/list', { query: { page_size: 2 }, by }));
    expect(read.map(({ kind }) => kind)).toEqual(['success', 'success', 'failure']);
    expect(read.at(-1)).toMatchObject({ reason: 'PROJECT_LOCKED' });
  });
});

test('pages that are counted from 0 are asked for so', async () => {
  const { baseUrl, seen } = await serveInTurn(
    page([1, 2], { page: 1, page_size: 2, total_items: 3 }),
    page([3], { page: 2, page_size: 2, total_items: 3 }),
  );
  const light = { registry: api.registry, envelope: api.envelope, pagination: { firstPage: 0, page: 'p' } } as const;
  expect(await all(pages(createClient(light, { baseUrl }), '/list'))).toHaveLength(2);
  expect(seen.map(({ url }) => url)).toEqual(['/list', '/list?p=1']);
});

test('a list that does not say how long it is ends with a page that is not full, or is empty', async () => {
  const full = page([1, 2], { page: 1, page_size: 2 });
  const short = await serveInTurn(full, page([3], { page: 2, page_size: 2 }));
  expect(await all(pages(createClient(api, short), '/'))).toHaveLength(2);
  const empty = await serveInTurn(full, page([], { page: 2, page_size: 2 }));
  expect(await all(pages(createClient(api, empty), '/'))).toHaveLength(2);
  expect(empty.seen).toHaveLength(2);
});

test('a list without pages is one page, unless it is said how to walk it', async () => {
  const one = await serveInTurn(plain([1, 2]));
  expect(await all(pages(createClient(api, one), '/'))).toHaveLength(1);
  const more = await serveInTurn(plain([1, 2]), plain([3]), plain([]));
  expect(slugs(await all(items(createClient(api, more), '/', { by: 'page' })))).toEqual([1, 2, 3]);
  expect(more.seen.map(({ url }) => url)).toEqual(['/', '/?page=2', '/?page=3']);
});

const linked = (next: string) => {
  const pagination = { count: 1, per_page: 1, links: { next, previous: null, first: '/' } };
  return { body: { status: 'success', data: [1], meta: { pagination } } };
};

test('no link is followed to another origin', async () => {
  const status = inEnvelope(envelopes[1]!);
  const elsewhere = await serveInTurn(linked('/2'));
  const wicked = [elsewhere.baseUrl, elsewhere.baseUrl.replace('http:', ''), 'http://[', 'javascript:alert(1)'];
  for (const next of wicked) {
    const { baseUrl, seen } = await serveInTurn(linked(next));
    const client = createClient(status, { baseUrl, headers: { authorization: 'secret' } });
    const read = await all(pages(client, '/'));
    expect(read.map(({ kind }) => kind)).toEqual(['success', 'malformed']);
    expect(read[1]).toMatchObject({ problem: 'the next page is on another origin' });
    expect(seen).toHaveLength(1);
  }
  expect(elsewhere.seen).toHaveLength(0);
});

test('pages that lead in a circle are left', async () => {
  const status = inEnvelope(envelopes[1]!);
  const circle = await serveInTurn(linked('/list?page=2#a'), linked('/list?page=3'), linked('/list?page=2#b'));
  const read = await all(pages(createClient(status, circle), '/list'));
  expect(read.map(({ kind }) => kind)).toEqual(['success', 'success', 'success', 'malformed']);
  const stuck = await serveInTurn(page([1], { page: 1, page_size: 1, total_items: 9 }));
  const again = await all(pages(createClient(api, stuck), '/'));
  expect(again.at(-1)).toMatchObject({ problem: 'the pages lead in a circle' });
  const cursor = await serveInTurn(page([1], { page_size: 1, next_cursor: 'a', previous_cursor: null }));
  expect((await all(pages(createClient(api, cursor), '/'))).map(({ kind }) => kind)).toEqual([
    'success',
    'success',
    'malformed',
  ]);
});

test('a list is bounded, and does not look whole when it is not', async () => {
  let number = 0;
  const baseUrl = await serveApi(api, () => api.page([1, 2], { page: (number += 1), pageSize: 1 }));
  const read = await all(pages(createClient(api, { baseUrl }), '/', { maxPages: 3 }));
  expect(read).toHaveLength(4);
  expect(read.at(-1)).toMatchObject({ kind: 'malformed', problem: 'the list has more than 3 pages' });
});

test('data that is no list is malformed', async () => {
  const server = await serveInTurn({ body: { code: 0, message: 'OK', data: { length: 1 } } });
  expect(await all(items(createClient(api, server), '/'))).toMatchObject([{ kind: 'malformed', data: { length: 1 } }]);
});

test('who breaks off asks for no further page', async () => {
  const server = await serveInTurn(page([1, 2], { page: 1, page_size: 2 }));
  for await (const item of items(createClient(api, server), '/')) {
    expect(item.ok).toBe(true);
    break;
  }
  expect(server.seen).toHaveLength(1);
});

test('a signal ends the list, between pages and within one', async () => {
  const server = await serveInTurn(page([1, 2], { page: 1, page_size: 2 }));
  const client = createClient(api, server);
  for (const read of [pages, items]) {
    const controller = new AbortController();
    const kinds: string[] = [];
    for await (const each of read(client, '/', { signal: controller.signal })) {
      kinds.push(each.kind);
      controller.abort();
    }
    expect(kinds).toEqual(['success', 'aborted']);
  }
  expect(server.seen).toHaveLength(2);
});

test('faults end a list as codes do', async () => {
  const baseUrl = await serveApi(api, () => {
    throw fault('invalidInput');
  });
  expect(await all(pages(createClient(api, { baseUrl }), '/'))).toMatchObject([{ reason: 'INVALID_PARAMETERS' }]);
});
