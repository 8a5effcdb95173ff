import { codeReader } from '@kuvert/core/code-envelope';
import { statusReader } from '@kuvert/core/status-envelope';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { api, envelopes, inEnvelope } from './api.fixture.ts';
import { decodeResponse } from './decode-response.ts';

const KINDS = ['success', 'failure', 'unknown-code', 'malformed'];

const status = fc.oneof(
  fc.constantFrom(200, 201, 204, 205, 304, 400, 404, 429, 500, 503),
  fc.integer({ min: 200, max: 599 }),
);
const type = fc.constantFrom(
  undefined,
  'application/json',
  'application/problem+json',
  'application/vnd.api+json',
  'APPLICATION/JSON ; charset=x',
  'text/html',
  ';;',
  '/json',
);
const token = fc.string({ unit: fc.constantFrom('a', '1', '<', '>', ';', '"', '=', ' ', ','), maxLength: 30 });
const members = fc.record(
  {
    code: fc.oneof(fc.constantFrom<unknown>(0, '0', 5000, '5000', 5900, 5902, 'PROJECT_LOCKED', -1), fc.jsonValue()),
    status: fc.oneof(fc.constantFrom<unknown>('success', 'error', 'fail', 404), fc.jsonValue()),
    message: fc.jsonValue(),
    data: fc.jsonValue(),
    pagination: fc.jsonValue(),
    params: fc.oneof(fc.record({ max: fc.jsonValue(), project: fc.jsonValue() }), fc.jsonValue()),
    errors: fc.jsonValue(),
    error: fc.jsonValue(),
    meta: fc.jsonValue(),
    links: fc.jsonValue(),
    title: fc.jsonValue(),
    type: fc.jsonValue(),
    detail: fc.jsonValue(),
    __proto__: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const body = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.json().map(encode),
  members.map((value) => encode(JSON.stringify(value))),
  fc.constant(undefined),
);
const headers = fc.record(
  { 'retry-after': token, link: token, 'x-request-id': token, 'x-total-count': token },
  { requiredKeys: [] },
);

const answer = fc.record({ status, type, body, headers }).map((parts) => {
  const hasBody = ![204, 205, 304].includes(parts.status) && parts.body !== undefined;
  const init = { status: parts.status, headers: { ...parts.headers } as Record<string, string> };
  if (parts.type !== undefined) init.headers['content-type'] = parts.type;
  return new Response(hasBody ? new Uint8Array(parts.body ?? []) : null, init);
});

describe.each(envelopes.map(inEnvelope))('any answer to a client of the $envelope.name envelope', (contract) => {
  test('gives one of the kinds, with its status, and never throws', async () => {
    const alternatives = [codeReader, statusReader];
    await fc.assert(
      fc.asyncProperty(answer, async (response) => {
        const result = await decodeResponse(contract, response, { envelopes: alternatives, maxBytes: 150 });
        expect(KINDS).toContain(result.kind);
        expect(result.ok).toBe(result.kind === 'success');
        expect(result.status).toBe(response.status);
        if (result.ok) expect(response.ok).toBe(true);
        else expect(typeof result.message).toBe('string');
        if (result.kind === 'failure') expect(Object.keys(contract.codes)).toContain(result.reason);
        if (result.kind === 'malformed') expect(result.excerpt.length).toBeLessThanOrEqual(1024);
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});

const error = (thrown: unknown): Response =>
  new Response(new ReadableStream({ start: (controller) => controller.error(thrown) }));

test('a body that was read already, or errors, is the network’s failure', async () => {
  const used = new Response('{}');
  await used.text();
  expect((await decodeResponse(api, used)).kind).toBe('network');
  expect(await decodeResponse(api, error(new Error('x')))).toMatchObject({ kind: 'network', status: 200 });
  expect((await decodeResponse(api, error(new DOMException('x', 'AbortError')))).kind).toBe('aborted');
  expect((await decodeResponse(api, error(new DOMException('x', 'TimeoutError')))).kind).toBe('timeout');
});
