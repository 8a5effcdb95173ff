import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { authorizationOf } from '@kuvert-demo/domain';
import { startServer, startUpstream } from '@kuvert-demo/domain/node';
import { codeReader } from '@kuvert/core/code-envelope';
import { statusReader } from '@kuvert/core/status-envelope';
import { listen, probe, send } from '@kuvert/testkit';
import type { ProbeOptions, ProbeRun } from '@kuvert/testkit';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { bare } from './bare.ts';
import { toTable } from './table.ts';

const demos = {
  Express: import.meta.resolve('@kuvert-demo/demo-express'),
  Koa: import.meta.resolve('@kuvert-demo/demo-koa'),
  Hono: import.meta.resolve('@kuvert-demo/demo-hono'),
  Worker: import.meta.resolve('@kuvert-demo/demo-worker'),
};
const rate = 10_000;

/** What is known of the demo's package registry. */
const registry: ProbeOptions = {
  envelopes: [codeReader],
  path: '/v1/projects/alder',
  list: '/v1/projects',
  post: '/v1/organizations',
  guarded: '/v1/user',
  headers: { Authorization: authorizationOf('ada session') },
  rate,
};

/** What is known of its leads, whose envelope is another, below a prefix. */
const leads: ProbeOptions = {
  envelopes: [statusReader],
  prefix: '/crm/v1',
  path: '/crm/v1/leads/5',
  list: '/crm/v1/leads',
  sizeParameter: 'per_page',
  post: '/crm/v1/leads',
  rate,
  // What no request can be made of has no path that says whose it is.
  only: ({ id }) => !id.startsWith('parser'),
};

const problemsOf = ({ results }: ProbeRun): readonly string[] =>
  results.flatMap(({ id, problems }) => problems.map(({ text }) => `${id}: ${text}`));

const runs = new Map<string, ProbeRun>();

describe.each(Object.entries(demos))('the demo on %s', (name, entry) => {
  let upstream: Awaited<ReturnType<typeof startUpstream>>;
  let server: Awaited<ReturnType<typeof startServer>>;
  beforeAll(async () => {
    upstream = await startUpstream();
    server = await startServer(fileURLToPath(entry), upstream.url);
  });
  afterAll(async () => {
    await server.stop();
    await upstream.close();
  });

  test('passes every probe, but for what workerd answers by itself', async () => {
    const run = await probe(server.url, registry);
    runs.set(`demo, ${name}`, run);
    const wrong = problemsOf(run).filter((problem) => name !== 'Worker' || !problem.startsWith('parser'));
    expect(wrong).toEqual([]);
  });

  test('passes every probe of its other API', async () => {
    expect(problemsOf(await probe(server.url, leads))).toEqual([]);
  });

  if (name !== 'Express' && name !== 'Koa') return;

  // A connection that is closed over unread bytes is reset, and the answer lost (RFC 9112 §9.6): not each time.
  test.each([1, 2, 3, 4, 5])('tells who sends a large body that there is no route, time %i', async () => {
    const { status, complete } = await send(server.url, {
      method: 'POST',
      path: '/v1/nowhere',
      headers: { 'Content-Type': 'text/plain' },
      body: 'x'.repeat(4_194_304),
    });
    expect({ status, complete }).toEqual({ status: 404, complete: true });
  });
});

describe.each(Object.entries(bare))('%s without Kuvert', (name, create) => {
  test('fails most of them', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const server = await listen(await create());
    try {
      const known = { path: '/things/1', list: '/things', post: '/things', guarded: '/guarded' };
      const run = await probe(server.url, { envelopes: [codeReader], ...known, rate });
      runs.set(name, run);
      expect(run.failed).toBeGreaterThan(run.passed * 5);
    } finally {
      await server.close();
      vi.restoreAllMocks();
    }
  });
});

/** The cells of a table, however wide. */
const cellsOf = (text: string): readonly string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.includes('--'))
    .map((line) => line.split('|').map((cell) => cell.trim()));

const page = join(import.meta.dirname, '../../../docs/probe.md');

test('the table in docs/probe.md is what came of it', () => {
  const text = readFileSync(page, 'utf8');
  const [before = '', , after = ''] = text.split(/(?<=<!-- table -->\n\n)([^]*?)(?=\n\n<!-- end -->)/);
  const made = before + toTable(runs) + after;
  if (process.env['WRITE_DOCS'] === '1') writeFileSync(page, made);
  expect(cellsOf(text)).toEqual(cellsOf(made));
});
