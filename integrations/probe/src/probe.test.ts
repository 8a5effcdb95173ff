import { fileURLToPath } from 'node:url';
import { authorizationOf } from '@kuvert-demo/domain';
import { startServer, startUpstream } from '@kuvert-demo/domain/node';
import { codeReader } from '@kuvert/core/code-envelope';
import { statusReader } from '@kuvert/core/status-envelope';
import { listen, probe, send } from '@kuvert/testkit';
import type { ProbeOptions, ProbeRun } from '@kuvert/testkit';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { bare } from './bare.ts';

const demos = {
  express: import.meta.resolve('@kuvert-demo/demo-express'),
  koa: import.meta.resolve('@kuvert-demo/demo-koa'),
  hono: import.meta.resolve('@kuvert-demo/demo-hono'),
  worker: import.meta.resolve('@kuvert-demo/demo-worker'),
};

const rate = 10_000;

/** What is known of the demo's two APIs. */
const apis: Readonly<Record<string, ProbeOptions>> = {
  'the package registry': {
    envelopes: [codeReader],
    path: '/v1/projects/alder',
    list: '/v1/projects',
    post: '/v1/organizations',
    guarded: '/v1/user',
    headers: { Authorization: authorizationOf('ada session') },
    rate,
  },
  leads: {
    envelopes: [statusReader],
    prefix: '/crm/v1',
    path: '/crm/v1/leads/5',
    list: '/crm/v1/leads',
    sizeParameter: 'per_page',
    post: '/crm/v1/leads',
    rate,
  },
};

const problemsOf = ({ results }: ProbeRun): readonly string[] =>
  results.flatMap(({ id, problems }) => problems.map(({ text }) => `${id}: ${text}`));

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

  test.each(Object.entries(apis))('%s passes every probe', async (api, options) => {
    // What no request can be made of, and OPTIONS, has no path that says whose it is.
    const only = ({ id }: { readonly id: string }): boolean =>
      !id.startsWith('parser') || (name !== 'worker' && api !== 'leads');
    expect(problemsOf(await probe(server.url, { ...options, only }))).toEqual([]);
  });
});

describe.each([demos.express, demos.koa])('a large body that nobody reads: %s', (entry) => {
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

  // A connection that is closed over unread bytes is reset, and the answer lost (RFC 9112 §9.6): not each time.
  test.each([1, 2, 3, 4, 5])('its sender hears that there is no route, time %i', async () => {
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
      const run = await probe(server.url, {
        envelopes: [codeReader],
        path: '/things/1',
        list: '/things',
        post: '/things',
        rate,
      });
      console.log(`${name}: ${run.passed} passed, ${run.failed} failed`);
      expect(run.failed).toBeGreaterThan(run.passed);
    } finally {
      await server.close();
      vi.restoreAllMocks();
    }
  });
});
