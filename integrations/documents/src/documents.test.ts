import { fileURLToPath } from 'node:url';
import { authorizationOf } from '@kuvert-demo/domain';
import { startServer, startUpstream } from '@kuvert-demo/domain/node';
import { createConfig, BaseResolver, lintDocument, makeDocumentFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';
import { assert, asyncProperty } from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestsOf } from './arbitrary.ts';
import { check } from './check.ts';
import { Document } from './document.ts';

const paths = ['/openapi.json', '/crm/v1/openapi.json'];
const credentials = [
  authorizationOf('ada session'),
  authorizationOf('grace session'),
  authorizationOf('ada publishing token'),
];
const demos = {
  express: import.meta.resolve('@kuvert-demo/demo-express'),
  koa: import.meta.resolve('@kuvert-demo/demo-koa'),
  hono: import.meta.resolve('@kuvert-demo/demo-hono'),
  worker: import.meta.resolve('@kuvert-demo/demo-worker'),
};

/** Requests of one document to one server. */
const numRuns = 400;

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

  const read = async (path: string): Promise<Record<string, unknown>> =>
    (await (await fetch(server.url + path)).json()) as Record<string, unknown>;

  test.each(paths)('serves a document that lints clean and validates: %s', async (path) => {
    const text = await (await fetch(server.url + path)).text();
    const problems = await lintDocument({
      document: makeDocumentFromString(text, 'openapi.json'),
      config: await createConfig({ extends: ['recommended'] }),
      externalRefResolver: new BaseResolver(),
    });
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
    expect(await new Validator().validate(JSON.parse(text) as Record<string, unknown>)).toMatchObject({ valid: true });
  });

  test.each(paths)('answers as its document says, whatever is asked: %s', async (path) => {
    const document = new Document(await read(path));
    const statuses: Record<number, number> = {};
    await assert(
      asyncProperty(requestsOf(document, credentials), async (made) => {
        const { status, problems } = await check(server.url, document, made);
        statuses[status] = (statuses[status] ?? 0) + 1;
        expect(problems).toEqual([]);
      }),
      { numRuns },
    );
    console.log(`${name} ${path}: ${numRuns} requests, by status ${JSON.stringify(statuses)}`);
    expect(Object.keys(statuses).length).toBeGreaterThan(3);
  });

  test('is found out when it answers what its document does not say', async () => {
    const drifted = await read('/openapi.json');
    const { paths: all } = drifted as { paths: Record<string, Record<string, { responses: Record<string, unknown> }>> };
    delete all['/v1/projects/{slug}']!['get']!.responses['404'];
    const document = new Document(drifted);
    const operation = document.operations.find(({ id }) => id === 'getProject')!;
    const made = { operation, url: '/v1/projects/nowhere', authorization: undefined };
    const { status, problems } = await check(server.url, document, made);
    expect({ status, problems }).toEqual({ status: 404, problems: [expect.stringContaining('Project not found')] });
  });

  test.each(paths)('refuses every method that its document does not have: %s', async (path) => {
    const document = new Document(await read(path));
    const methods = new Map<string, string[]>();
    for (const operation of document.operations) {
      methods.set(operation.path, [...(methods.get(operation.path) ?? []), operation.method.toUpperCase()]);
    }
    for (const [each, own] of methods) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => !own.includes(one))) {
        const { status, headers } = await fetch(server.url + each.replaceAll(/\{\w+\}/g, 'x'), { method });
        const allow = headers.get('allow')?.split(', ') ?? [];
        expect({ each, method, status, lacking: own.filter((one) => !allow.includes(one)) }).toEqual({
          each,
          method,
          status: 405,
          lacking: [],
        });
      }
    }
  });

  test('shows its documents on a page that asks nobody else', async () => {
    const page = await fetch(`${server.url}/docs`);
    const text = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(text).not.toMatch(/https?:/);
    const [, program = ''] = /<script src="([^"]+)"/.exec(text) ?? [];
    const script = await fetch(server.url + program);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await script.text()).toContain('createApiReference');
  });
});
