import { codeEnvelope } from '@kuvert/core/code-envelope';
import { googleRpcReader } from '@kuvert/core/google-rpc';
import { jsendReader } from '@kuvert/core/jsend';
import { jsonApi, jsonApiReader } from '@kuvert/core/json-api';
import { problemDetails } from '@kuvert/core/problem-details';
import { describe, expect, test } from 'vitest';
import { api, inEnvelope } from './api.fixture.ts';
import { decodeResponse } from './decode-response.ts';

const answer = (body: unknown, status = 200, type = 'application/json', headers = {}): Response =>
  Response.json(body, { status, headers: { 'content-type': type, ...headers } });

describe('an answer in another envelope than the contract’s', () => {
  const failed = { status: 'fail', data: { code: 5000, message: 'x' } };

  test('is read by the shape of its failure', async () => {
    expect((await decodeResponse(api, answer(failed, 404))).kind).toBe('malformed');
    const result = await decodeResponse(api, answer(failed, 404), { envelopes: [jsendReader] });
    expect(result).toMatchObject({ kind: 'failure', reason: 'PROJECT_NOT_FOUND', code: 5000, envelope: 'jsend' });
  });

  test('is a success only where its content type says so, since some envelopes take anything for one', async () => {
    const envelopes = [jsonApiReader, googleRpcReader];
    const named = answer({ data: 1 }, 200, 'application/vnd.api+json');
    expect(await decodeResponse(api, named, { envelopes })).toMatchObject({ ok: true, data: 1 });
    expect((await decodeResponse(api, answer({ data: 1 }), { envelopes })).kind).toBe('malformed');
  });

  test('is read by its content type, though the contract’s has its shape too', async () => {
    const body = { title: 'Locked', detail: 'Later', code: 5000, status: 423 };
    const result = await decodeResponse(api, answer(body, 423, 'application/problem+json; charset=utf-8'));
    expect(result).toMatchObject({ kind: 'unknown-code', code: 'about:blank', message: 'Later', envelope: 'problem' });
  });

  test('is one of the contract’s alternatives', async () => {
    const both = { ...inEnvelope(codeEnvelope()), alternatives: { envelopes: [jsonApi()] } };
    const errors = [{ code: '5003', status: '423', title: 'Locked' }];
    const result = await decodeResponse(both, answer({ errors }, 423, 'application/vnd.api+json'));
    expect(result).toMatchObject({ kind: 'failure', reason: 'PROJECT_LOCKED', envelope: 'json-api' });
  });

  test('is a problem of the API itself, params and all, where that is its envelope', async () => {
    const problems = inEnvelope(problemDetails({ types: 'https://api.example.com/problems/' }));
    const body = { type: 'x:y', title: 'x', reason: 'TOO_MANY_MIRRORS', code: 5900, max: 3, project: 'alder' };
    const result = await decodeResponse(problems, answer(body, 409, 'application/problem+json'));
    expect(result).toMatchObject({ kind: 'failure', code: 5900, params: { max: 3, project: 'alder' } });
  });
});

const empty = (status: number): Response => new Response(null, { status });

test('an answer without a body is a success for 204, 205 and HEAD alone', async () => {
  expect((await decodeResponse(api, empty(204))).ok).toBe(true);
  expect((await decodeResponse(api, empty(205))).ok).toBe(true);
  expect((await decodeResponse(api, empty(200), { method: 'HEAD' })).ok).toBe(true);
  expect((await decodeResponse(api, empty(200))).kind).toBe('malformed');
  expect(await decodeResponse(api, empty(404), { method: 'HEAD' })).toMatchObject({ kind: 'malformed', status: 404 });
  expect((await decodeResponse(api, empty(304))).kind).toBe('malformed');
});

test('a body of just the limit is read, and one byte more is not', async () => {
  const body = { code: 0, data: 1 };
  const maxBytes = JSON.stringify(body).length;
  expect((await decodeResponse(api, answer(body), { maxBytes })).ok).toBe(true);
  const result = await decodeResponse(api, answer(body), { maxBytes: maxBytes - 1 });
  expect(result).toMatchObject({ kind: 'malformed', problem: `the body is larger than ${maxBytes - 1} bytes` });
});

test('an excerpt has the first KiB, and bytes that are no text as U+FFFD', async () => {
  const long = await decodeResponse(api, new Response('x'.repeat(5000)));
  expect(long).toMatchObject({ kind: 'malformed', excerpt: 'x'.repeat(1024) });
  const bytes = await decodeResponse(api, new Response(new Uint8Array([0xff, 0x41])));
  expect(bytes).toMatchObject({ kind: 'malformed', excerpt: '\ufffdA' });
});

test.each([
  ['7', 7],
  ['0', 0],
  ['-1', undefined],
  ['1.5', undefined],
  ['soon', undefined],
  ['Wed, 21 Oct 2015 07:28:00 GMT', undefined],
  [new Date(Date.now() + 60_000).toUTCString(), 60],
])('Retry-After: %s is %s', async (header, seconds) => {
  const { retryAfter } = await decodeResponse(api, answer({ code: 1 }, 500, undefined, { 'retry-after': header }));
  if (seconds === 60) expect([58, 59, 60]).toContain(retryAfter);
  else expect(retryAfter).toBe(seconds);
});
