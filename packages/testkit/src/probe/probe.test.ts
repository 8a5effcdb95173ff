import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { codeReader } from '@kuvert/core/code-envelope';
import { statusReader } from '@kuvert/core/status-envelope';
import type { Reply } from '@kuvert/core/adapter';
import { afterEach, describe, expect, test } from 'vitest';
import type { Running } from '../harness.ts';
import { listen } from '../listen.ts';
import { writeReply } from '../plain.fixture.ts';
import type { ProbeResult } from './case.ts';
import { probe, probes } from './probe.ts';
import { known, startGood } from './server.fixture.ts';

const envelopes = [statusReader, codeReader];
const servers: Running[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map(async (server) => server.close()));
});

async function at(starting: Promise<Running>): Promise<string> {
  const server = await starting;
  servers.push(server);
  return server.url;
}

const isMalformed = ({ id }: { readonly id: string }): boolean => id.startsWith('malformed');

const failedOf = (results: readonly ProbeResult[]): string[] =>
  results.flatMap(({ id, problems }) => (problems.length > 0 ? [id] : []));

test('a server that does as Kuvert does passes every probe', async () => {
  const run = await probe(await at(startGood()), { envelopes, ...known });
  expect(run.results.filter(({ problems }) => problems.length > 0)).toEqual([]);
  expect(run).toMatchObject({ envelope: 'code', passed: probes.length, failed: 0, skipped: 0 });
});

test('a server that answers with pages and texts of its own fails every probe of a fault', async () => {
  const url = await at(
    listen(({ url: path = '/' }, response) => {
      response.setHeader('X-Powered-By', 'Something');
      response.statusCode = path.startsWith('/things') ? 200 : 404;
      response.end(`<pre>Cannot GET ${path}</pre>`);
    }),
  );
  const { results } = await probe(url, { envelopes, ...known });
  // Without an ETag, nothing is asked for a second time.
  expect(failedOf(results)).toEqual(probes.map(({ id }) => id).filter((id) => id !== 'success-not-modified'));
});

test('what nobody has named a path for is not asked, and says so', async () => {
  const asked: string[] = [];
  const url = await at(
    listen(({ method = '' }, response) => {
      asked.push(method);
      response.end();
    }),
  );
  const { results } = await probe(url, { envelopes, rate: 10_000 });
  const skipped = results.filter((result) => result.skipped !== undefined);
  expect(skipped.map(({ id }) => id)).toEqual(probes.filter(({ needs }) => needs !== undefined).map(({ id }) => id));
  expect(skipped[0]).toMatchObject({ problems: [], exchanges: [], skipped: expect.stringContaining('path') });
  expect([...new Set(asked)].toSorted()).toEqual(['GET', 'HEAD']);
});

test('below a prefix, unknown routes are asked there', async () => {
  const asked: string[] = [];
  const url = await at(
    listen(({ url: path = '' }, response) => {
      asked.push(path);
      response.end();
    }),
  );
  await probe(url, { envelopes, prefix: '/api', rate: 10_000, only: ({ id }) => !id.startsWith('parser') });
  expect(asked.filter((path) => !path.startsWith('/api/'))).toEqual([]);
  expect(asked.length).toBeGreaterThan(5);
});

test('it asks no faster than it is told', async () => {
  const times: number[] = [];
  const url = await at(
    listen((_request, response) => {
      times.push(performance.now());
      response.end();
    }),
  );
  await probe(url, { envelopes, rate: 20, only: ({ id }) => id.startsWith('unknown') });
  const [, ...rest] = times;
  const gaps = rest.slice(1).map((time, index) => time - (rest[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(40);
});

test('a server that is not there is an error, and no result', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => {
    server.once('listening', resolve);
  });
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => {
    server.close(resolve);
  });
  await expect(probe(`http://127.0.0.1:${port}`, { envelopes })).rejects.toThrow('ECONNREFUSED');
});

test('a server that falls silent fails, and the next probe is made', async () => {
  const url = await at(
    listen(({ url: path }, response) => {
      if (path?.includes('%zz') !== true) response.end();
    }),
  );
  const { results } = await probe(url, { envelopes, rate: 10_000, patience: 100, only: isMalformed });
  expect(results.map(({ problems }) => problems[0]?.rule)).toEqual(['alive', expect.not.stringContaining('alive')]);
});

const without = ({ headers }: Reply, name: string): Pick<Reply, 'headers'> => ({
  headers: Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name)),
});

let writes = 100;

test('a server whose answer never ends fails, and is not read for ever', async () => {
  const url = await at(
    listen((_request, response) => {
      const more = (): void => void (response.destroyed || response.write(Buffer.alloc(1_048_576), more));
      more();
    }),
  );
  const { results } = await probe(url, { envelopes, rate: 10_000, only: ({ id }) => id === 'malformed-utf8' }).catch(
    (error: unknown) => ({ results: String(error) }),
  );
  expect(results).toContain('more than 4194304 bytes');
});

/** One rule that is broken, in all answers. */
const flaws: readonly (readonly [
  what: string,
  id: string,
  problem: string,
  change: (reply: Reply) => Partial<Reply>,
])[] = [
  [
    'a stack',
    'unknown-route',
    'looks like',
    (reply) => ({ body: `${reply.body?.slice(0, -1)},"stack":"at f (/srv/a.js:1:2)"}` }),
  ],
  [
    'an exception of Java',
    'unknown-route',
    'looks like',
    (reply) => ({ body: `${reply.body?.slice(0, -1)},"e":"java.lang.NullPointerException"}` }),
  ],
  ['no nosniff', 'success', 'nosniff', ({ headers }) => ({ headers: { ...headers, 'x-content-type-options': 'no' } })],
  [
    'a failure that is cached',
    'unknown-route',
    'no-store',
    ({ headers }) => ({ headers: { ...headers, 'cache-control': 'public' } }),
  ],
  [
    'another request id',
    'unknown-route',
    'as it was sent',
    ({ headers }) => ({ headers: { ...headers, 'x-request-id': 'mine' } }),
  ],
  [
    'another type',
    'success',
    'Content-Type',
    ({ headers }) => ({ headers: { ...headers, 'content-type': 'text/plain' } }),
  ],
  ['always 200', 'unknown-route', 'the status is 200', () => ({ status: 200 })],
  [
    'no message',
    'unknown-route',
    'message is empty',
    (reply) => ({ body: reply.body?.replace(/"message":"[^"]*"/, '"message":""') ?? null }),
  ],
  ['no challenge', 'unauthenticated', 'www-authenticate', (reply) => without(reply, 'www-authenticate')],
  ['no Allow', 'wrong-method', 'allow', (reply) => without(reply, 'allow')],
  [
    'a wrong total',
    'page-walk',
    'rows, and then',
    (reply) => ({
      body: reply.body?.replace(/"total_items":7/, `"total_items":${(writes += 1)}`) ?? null,
    }),
  ],
  [
    'rows that repeat',
    'page-walk',
    'repeats a row',
    (reply) => ({ body: reply.body?.replaceAll(/"id":\d/g, '"id":1') ?? null }),
  ],
  [
    'a size that is not so',
    'page-size',
    'its size is 9',
    (reply) => ({ body: reply.body?.replace(/"page_size":1\b/, '"page_size":9') ?? null }),
  ],
];

describe('a server with one flaw', () => {
  test.each(flaws)('%s fails %s, and the problem says why', async (_what, id, problem, change) => {
    const write = (response: ServerResponse, reply: Reply): void =>
      writeReply(response, { ...reply, ...change(reply) });
    const { results } = await probe(await at(startGood(write)), { envelopes: [codeReader], ...known });
    const result = results.find((each) => each.id === id);
    expect(result?.problems.map(({ text }) => text).join('\n')).toContain(problem);
    expect(result?.exchanges.length).toBeGreaterThan(0);
  });
});
