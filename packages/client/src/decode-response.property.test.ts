import { codeReader } from '@kuvert/core/code-envelope';
import { statusReader } from '@kuvert/core/status-envelope';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answers } from './answers.fixture.ts';
import { api, envelopes, inEnvelope } from './api.fixture.ts';
import { decodeResponse } from './decode-response.ts';
import { toResponse } from './to-response.fixture.ts';

const KINDS = ['success', 'failure', 'unknown-code', 'malformed'];

describe.each(envelopes.map(inEnvelope))('any answer to a client of the $envelope.name envelope', (contract) => {
  test('gives one of the kinds, with its status, and never throws', async () => {
    const alternatives = [codeReader, statusReader];
    await fc.assert(
      fc.asyncProperty(answers.map(toResponse), async (response) => {
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
