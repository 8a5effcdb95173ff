import { describe, expect, test } from 'vitest';
import { codeEnvelope } from './code-envelope.ts';
import { defineContract } from './contract.ts';
import { ask, codes, faults, inEnvelope, issues, params } from './envelopes.fixture.ts';
import { googleRpc } from './google-rpc.ts';
import { jsend } from './jsend.ts';
import { jsonApi } from './json-api.ts';
import { byAcceptLanguage } from './languages.ts';
import { problemDetails } from './problem-details.ts';
import { createReplier } from './replier.ts';

const named = (name: string): unknown => (name === 'content-type' ? 'application/problem+json' : undefined);
const resource = (item: unknown): unknown => ({ type: 'numbers', id: String(item) });

describe('problem details', () => {
  const api = inEnvelope(problemDetails({ types: 'https://api.example.com/problems/', errors: true, requestId: true }));

  test('are a problem with its own media type, an absolute type and the HTTP status', () => {
    const { status, headers, body } = ask(api, api.error('TOO_MANY_MIRRORS', { max: 10 }));
    expect(status).toBe(409);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(body).toEqual({
      max: 10,
      type: 'https://api.example.com/problems/TOO_MANY_MIRRORS',
      title: 'Too many mirrors',
      status: 409,
      detail: 'At most 10 mirrors',
      reason: 'TOO_MANY_MIRRORS',
      code: 5900,
      request_id: 'id-1',
    });
  });

  test('keep their own members from params of the same name', () => {
    const { body, decoded } = ask(api, api.error('GONE', params));
    expect(body).toMatchObject({ type: 'https://api.example.com/problems/GONE', at: 5, by: 'ann', final: true });
    // One of its params is not on the wire: none is given, rather than some.
    expect(decoded).toMatchObject({ kind: 'failure', reason: 'GONE', code: 4100 });
    expect(decoded).not.toHaveProperty('params');
  });

  test('leave a success bare, and link and count its pages in headers', () => {
    const { headers, body, decoded } = ask(api, api.page([1, 2], { page: 2, pageSize: 2, total: 7 }));
    expect(body).toEqual([1, 2]);
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-total-count': '7',
      link:
        '</projects?sort=name&page=1>; rel="first", </projects?sort=name&page=1>; rel="prev", ' +
        '</projects?sort=name&page=3>; rel="next", </projects?sort=name&page=4>; rel="last"',
    });
    expect(decoded).toEqual({
      kind: 'success',
      data: [1, 2],
      page: {
        total: 7,
        first: '/projects?sort=name&page=1',
        previous: '/projects?sort=name&page=1',
        next: '/projects?sort=name&page=3',
        last: '/projects?sort=name&page=4',
      },
    });
  });

  test('can leave successes to another envelope', () => {
    const mixed = inEnvelope(problemDetails({ types: (reason) => `urn:problem:${reason}`, success: codeEnvelope() }));
    expect(ask(mixed, mixed.ok(1)).body).toEqual({ code: 0, message: 'OK', data: 1 });
    expect(ask(mixed, mixed.error('BUSY')).body).toMatchObject({ type: 'urn:problem:BUSY', status: 503 });
    expect(ask(mixed, mixed.ok(1)).decoded).toEqual({ kind: 'success', data: 1 });
  });

  test('of a gateway are read as well', () => {
    const body = { type: 'about:blank', title: 'Bad Gateway', status: 502 };
    expect(api.decode(body, 502)).toEqual({
      kind: 'failure',
      reason: undefined,
      code: 'about:blank',
      message: 'Bad Gateway',
    });
    expect(api.decode({}, 200, named)).toMatchObject({ kind: 'failure', code: 'about:blank', message: '' });
  });

  test.each(['/problems/', 'problems', ''])('refuse the types %j, which are not absolute', (types) => {
    expect(() => problemDetails({ types })).toThrow(/is not absolute/);
  });
});

describe('JSON:API', () => {
  const api = inEnvelope(jsonApi({ resource, requestId: true, docUrl: true }));

  test('has an error object with status and code as text', () => {
    const { headers, body } = ask(api, api.error('TOO_MANY_MIRRORS', { max: 10 }));
    expect(headers['content-type']).toBe('application/vnd.api+json');
    expect(body).toEqual({
      jsonapi: { version: '1.1' },
      errors: [
        {
          id: 'id-1',
          links: { about: 'https://docs.example.com/5900' },
          status: '409',
          code: '5900',
          title: 'At most 10 mirrors',
          detail: 'At most 10 mirrors',
          meta: { reason: 'TOO_MANY_MIRRORS', params: { max: 10 } },
        },
      ],
    });
  });

  test('has an error object for each issue, with the place it is about', () => {
    const { body, decoded } = ask(api, api.error('INVALID_PARAMETERS', { issues }));
    const { errors } = body as { readonly errors: readonly { readonly source?: unknown; readonly meta: unknown }[] };
    expect(errors.map(({ source }) => source)).toEqual([
      { pointer: '/mirrors/3/url~0~1' },
      { parameter: 'page' },
      { header: 'x-key' },
      undefined,
      undefined,
    ]);
    expect(decoded).toMatchObject({ kind: 'failure', reason: 'INVALID_PARAMETERS', issues });
  });

  test('makes resource objects of one thing, of a list and of nothing', () => {
    expect(ask(api, api.ok(1)).body).toMatchObject({ data: { type: 'numbers', id: '1' } });
    expect(ask(api, api.ok([1, 2])).body).toMatchObject({ data: [{ id: '1' }, { id: '2' }] });
    expect(ask(api, api.ok()).body).toMatchObject({ data: null });
  });

  test('links a page', () => {
    const { body, decoded } = ask(api, api.page([1], { page: 1, pageSize: 1, total: 2 }, { meta: { took: 3 } }));
    expect(body).toMatchObject({
      links: {
        first: '/projects?sort=name&page=1',
        last: '/projects?sort=name&page=2',
        prev: null,
        next: '/projects?sort=name&page=2',
      },
      meta: { took: 3, page: { number: 1, size: 1, total: 2 } },
    });
    expect(decoded).toMatchObject({ page: { number: 1, size: 1, total: 2, previous: null }, meta: { took: 3 } });
  });
});

describe('JSend', () => {
  const api = inEnvelope(jsend({ params: true, docUrl: true }));

  test('fails a request that was refused', () => {
    const { body, decoded } = ask(api, api.error('TOO_MANY_MIRRORS', { max: 10 }));
    expect(body).toEqual({
      status: 'fail',
      data: {
        code: 5900,
        reason: 'TOO_MANY_MIRRORS',
        message: 'At most 10 mirrors',
        params: { max: 10 },
        doc_url: 'https://docs.example.com/5900',
      },
    });
    expect(decoded).toEqual({
      kind: 'failure',
      reason: 'TOO_MANY_MIRRORS',
      code: 5900,
      message: 'At most 10 mirrors',
      params: { max: 10 },
      docs: 'https://docs.example.com/5900',
    });
  });

  test('calls anything else an error', () => {
    expect(ask(api, new Error('x')).body).toEqual({
      status: 'error',
      message: 'Internal error',
      code: 1,
      data: { reason: 'INTERNAL_ERROR' },
    });
  });

  test('has items and page in data', () => {
    const { body, decoded } = ask(api, api.page([1], { page: 1, pageSize: 1, total: 2 }));
    expect(body).toEqual({
      status: 'success',
      data: { items: [1], page: { number: 1, size: 1, total: 2, next: '/projects?sort=name&page=2', previous: null } },
    });
    expect(decoded).toMatchObject({ data: [1], page: { number: 1, size: 1, total: 2, previous: null } });
  });
});

describe('google.rpc', () => {
  const api = inEnvelope(googleRpc({ domain: 'api.example.com', requestId: true, docUrl: true }));

  test('has the reason, the domain and the params in ErrorInfo', () => {
    const { body, decoded } = ask(api, api.error('TOO_MANY_MIRRORS', { max: 10 }, { retryAfter: 30 }));
    expect(body).toEqual({
      error: {
        code: 409,
        message: 'At most 10 mirrors',
        status: 'ABORTED',
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
            reason: 'TOO_MANY_MIRRORS',
            domain: 'api.example.com',
            metadata: { max: '10' },
          },
          { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '30s' },
          { '@type': 'type.googleapis.com/google.rpc.RequestInfo', requestId: 'id-1' },
          {
            '@type': 'type.googleapis.com/google.rpc.Help',
            links: [{ description: 'TOO_MANY_MIRRORS', url: 'https://docs.example.com/5900' }],
          },
        ],
      },
    });
    expect(decoded).toMatchObject({ reason: 'TOO_MANY_MIRRORS', code: 5900, retryAfter: 30, requestId: 'id-1' });
  });

  test('gives params of declared kinds back in those kinds, though metadata is text', () => {
    expect(ask(api, api.error('GONE', params)).decoded).toMatchObject({ reason: 'GONE', code: 4100, params });
  });

  test('has a field violation for each issue', () => {
    const { body, decoded } = ask(api, api.error('INVALID_PARAMETERS', { issues: issues.slice(1, 3) }));
    expect(body).toMatchObject({
      error: {
        details: [
          {},
          {
            '@type': 'type.googleapis.com/google.rpc.BadRequest',
            fieldViolations: [
              { field: 'query:page', description: 'must be a positive integer', reason: 'invalid' },
              { field: 'header:x-key', description: 'Invalid value', reason: 'invalid' },
            ],
          },
          {},
        ],
      },
    });
    expect(decoded).toMatchObject({ issues: issues.slice(1, 3) });
  });

  test('has the translation beside the message', () => {
    const languages = byAcceptLanguage({ own: 'en', catalogues: { de: { BUSY: 'Überlastet' } } });
    const both = defineContract({ codes, envelope: googleRpc({ domain: 'd' }), faults, languages });
    const replier = createReplier(both, { onError: () => undefined });
    const facts = replier.begin('GET', '/', (name) => (name === 'accept-language' ? 'de' : undefined));
    const body: unknown = JSON.parse(replier.fail(both.error('BUSY'), facts).body ?? '');
    expect(body).toMatchObject({
      error: {
        message: 'Busy',
        status: 'UNAVAILABLE',
        details: [
          {},
          { '@type': 'type.googleapis.com/google.rpc.LocalizedMessage', locale: 'de', message: 'Überlastet' },
        ],
      },
    });
    expect(both.decode(body, 503)).toMatchObject({ message: 'Überlastet' });
  });

  test('has an empty token at the end of a list', () => {
    const first = ask(api, api.page([1], { pageSize: 1, nextCursor: 'n', total: 2 }));
    expect(first.body).toEqual({ items: [1], nextPageToken: 'n', totalSize: 2 });
    expect(first.decoded).toEqual({ kind: 'success', data: [1], page: { nextCursor: 'n', total: 2 } });
    expect(ask(api, api.page([1], { pageSize: 1, nextCursor: null })).decoded).toMatchObject({
      page: { nextCursor: null },
    });
    expect(ask(api, api.ok()).body).toEqual({});
  });
});
