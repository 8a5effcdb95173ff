import type { RequestListener, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Cases } from './case.ts';
import { compare } from './compare.ts';
import { run } from './run.ts';

type Build = (response: ServerResponse) => void;

const cases: Cases<Build> = {
  plain: {
    build: (response) => {
      response.writeHead(200, { 'Content-Type': 'text/plain', ETag: '"a"', 'Content-Length': 5 });
      response.end('alder');
    },
    asks: { GET: {}, again: {} },
  },
};
const id = (): string => '00000000-0000-4000-8000-000000000000';
const serve =
  (before: (response: ServerResponse) => void): ((build: Build) => RequestListener) =>
  (build) =>
  (_request, response) => {
    before(response);
    build(response);
  };
const bare = serve(() => undefined);

/** What a server could do to an answer, and should not. */
const plants: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'a header added': (response) => response.setHeader('X-Added', '1'),
  'a header in other letters': (response) => {
    const head = response.writeHead.bind(response);
    response.writeHead = (status: number) =>
      head(status, { 'content-type': 'text/plain', ETag: '"a"', 'Content-Length': 5 });
  },
  'headers in another order': (response) => {
    const head = response.writeHead.bind(response);
    response.writeHead = (status: number) =>
      head(status, { ETag: '"a"', 'Content-Type': 'text/plain', 'Content-Length': 5 });
  },
  'another reason': (response) => {
    response.statusMessage = 'Fine';
  },
  'another framing': (response) => {
    const head = response.writeHead.bind(response);
    response.writeHead = (status: number) => head(status, { 'Content-Type': 'text/plain', ETag: '"a"' });
  },
  'another end of the connection': (response) => {
    response.shouldKeepAlive = false;
  },
  'a byte of the body': (response) => {
    const end = response.end.bind(response);
    response.end = (() => end('Alder')) as typeof response.end;
  },
  'an answer cut off': (response) => {
    response.end = (() => response.destroy()) as typeof response.end;
  },
  'two ids': (response) => response.setHeader('X-Request-Id', [id(), id()]),
};

describe('the comparison', () => {
  it('finds nothing where nothing differs', async () => {
    const first = await run(cases, bare);
    expect(compare(first, await run(cases, bare), { addsIds: false })).toEqual([]);
    const withIds = await run(
      cases,
      serve((response) => response.setHeader('X-Request-Id', id())),
    );
    expect(compare(first, withIds, { addsIds: true })).toEqual([]);
    expect(compare(first, withIds, { addsIds: false })).toHaveLength(2);
  });

  it.each(Object.entries(plants))('finds %s', async (_name, plant) => {
    const first = await run(cases, bare);
    expect(compare(first, await run(cases, serve(plant)), { addsIds: true })).toHaveLength(2);
  });
});
