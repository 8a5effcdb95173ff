import { expect, test } from 'vitest';
import * as client from './client.ts';
import { codeEnvelope, codeReader } from './code-envelope.ts';
import { defineCodes } from './codes.ts';
import { googleRpc, googleRpcReader } from './google-rpc.ts';
import { jsend, jsendReader } from './jsend.ts';
import { jsonApi, jsonApiReader } from './json-api.ts';
import { problemDetails, problemReader } from './problem-details.ts';
import { resolve } from './resolve.ts';
import { statusEnvelope, statusReader } from './status-envelope.ts';

test.each([
  [codeReader, codeEnvelope()],
  [statusReader, statusEnvelope()],
  [jsendReader, jsend()],
  [googleRpcReader, googleRpc({ domain: 'api.example.com' })],
  [jsonApiReader, jsonApi()],
  [problemReader, problemDetails({ types: 'https://api.example.com/problems/' })],
])('the reader of the $name envelope reads what the envelope reads', (reader, envelope) => {
  const { name, mediaType, failureMediaType } = envelope;
  expect(reader).toMatchObject({ name, mediaType, ...(failureMediaType && { failureMediaType }) });
  const bodies = [
    { code: 0, message: 'OK', data: [1], pagination: { page_size: 1, page: 1 } },
    { status: 'success', data: { items: [1], page: { size: 1, next: null } } },
    { code: 5000, status: 404, type: 'about:blank', title: 'x', detail: 'x', errors: [{ code: 'X', title: 'x' }] },
    { status: 'error', message: 'x', code: '5000', error: { status: 'NOT_FOUND', message: 'x' } },
    null,
  ];
  for (const body of bodies) {
    for (const status of [200, 404]) expect(reader.decode(body, status)).toEqual(envelope.decode(body, status));
  }
});

test('what clients are made of stands apart', () => {
  expect(Object.keys(client).toSorted()).toEqual(['defaultPagePolicy', 'readProblem', 'resolve']);
});

test('a code that cannot be raised is no reason of a failure, though an older server may still write it', () => {
  const codes = defineCodes({
    SUCCESS: { code: 0, status: 200, message: 'OK' },
    PROJECT_GONE: { code: 5902, status: 410, message: 'Project gone', retired: true },
  });
  const read = (code: number | string): unknown => resolve(codes, { kind: 'failure', code, message: 'x' });
  expect(read(5902)).toEqual({ kind: 'failure', reason: undefined, code: 5902, message: 'x' });
  expect(read('0')).toEqual({ kind: 'failure', reason: undefined, code: '0', message: 'x' });
});
