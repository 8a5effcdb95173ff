import { codeEnvelope } from '@kuvert/core/code-envelope';
import { defineEnvelope, failure, spread, success } from '@kuvert/core/define-envelope';
import { byAcceptLanguage } from '@kuvert/core/languages';
import { byAccept } from '@kuvert/core/negotiate';
import { defineOperations } from '@kuvert/core/operations';
import { problemDetails } from '@kuvert/core/problem-details';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { api, inEnvelope, operationsOf, options, Project } from './api.fixture.ts';
import { bodyOf, documentOf, operationOf } from './document.fixture.ts';
import { toOpenApi } from './index.ts';
import type { OpenApiOptions } from './index.ts';

const problem = problemDetails({ types: 'https://api.example.com/problems/' });

describe('a document', () => {
  test('is the same each time, and shares nothing with what it was made of', () => {
    const operations = operationsOf(api);
    const given = deepFreeze(structuredClone(options));
    const one = toOpenApi(api, { ...given, operations });
    const text = JSON.stringify(one);
    expect(JSON.stringify(toOpenApi(api, { ...given, operations }))).toBe(text);
    scribble(one);
    expect(JSON.stringify(toOpenApi(api, { ...given, operations }))).toBe(text);
    expect(JSON.parse(text)).toEqual(toOpenApi(api, { ...given, operations: operationsOf(api) }));
  });

  test('of no operations has none, and still says what any request may be answered with', () => {
    const document = documentOf({});
    expect(document['paths']).toEqual({});
    expect(Object.keys(document['components'].responses)).toEqual(['AnyFailure']);
  });

  test('has the version that was asked for, and what its author says', () => {
    expect(documentOf({})).toMatchObject({
      openapi: '3.1.1',
      info: options.info,
      servers: options.servers,
      security: [],
    });
    const more = {
      version: '3.2.0' as const,
      tags: [{ name: 'projects' }],
      security: [{ bearer: [] }],
    } satisfies Partial<OpenApiOptions>;
    const document = documentOf({}, api, more);
    expect(document).toMatchObject({ openapi: '3.2.0', tags: more.tags, security: more.security });
    expect(document['components'].securitySchemes).toEqual(options.securitySchemes);
  });

  test('has components in the order of their names, those alone that are used', () => {
    const { schemas, headers } = documentOf({ a: { method: 'GET', path: '/a', ok: {} } })['components'];
    expect(Object.keys(schemas)).toEqual(Object.keys(schemas).toSorted());
    expect(schemas).not.toHaveProperty('ProjectNotFound');
    expect(Object.keys(headers)).toEqual(['Allow', 'RequestId', 'RetryAfter', 'WWWAuthenticate']);
  });

  test('takes operations that were defined apart, and refuses two of one method and path, or of one name', () => {
    const get = { method: 'GET', path: '/{a}', ok: {} } as const;
    const one = defineOperations(api, { one: get });
    const other = defineOperations(api, { other: { ...get, path: '/{b}' } });
    expect(() => toOpenApi(api, { ...options, operations: { ...one, ...other } })).toThrow(
      /one and other are both GET/,
    );
    const again = defineOperations(api, { one: { ...get, method: 'PUT' } });
    const operations = { one: one.one, two: again.one };
    expect(() => toOpenApi(api, { ...options, operations })).toThrow(/two operations are named one; rename/);
  });

  test('refuses a code of another contract, and a security scheme that is none', () => {
    const odd = { ...operationsOf(api).getTree, errors: [{ reason: 'NOPE', statuses: [404] }] };
    expect(() => toOpenApi(api, { ...options, operations: { odd } })).toThrow(
      '[@kuvert/openapi] the operation getTree declares NOPE, which this contract cannot answer; give the contract it was defined with.',
    );
    expect(() => operationOf({ security: [{ constructor: [] }] })).toThrow(
      /takes the security scheme constructor, which is none/,
    );
  });
});

describe('an operation', () => {
  test('says what its author says of it, and is summed up by its name', () => {
    const said = { summary: 'Things', description: 'All of them.', tags: ['things'], deprecated: true } as const;
    const [operation] = operationOf({ ...said, security: [{ bearer: ['a'] }] });
    expect(operation).toMatchObject({ operationId: 'getThing', ...said, security: [{ bearer: ['a'] }] });
    const [bare] = operationOf({});
    expect(bare['summary']).toBe('Get thing');
    expect(Object.keys(bare)).toEqual(['operationId', 'summary', 'responses']);
  });

  test('has its codes by status, and what any request may be answered with as the default alone', () => {
    const [{ responses }, document] = operationOf({
      errors: ['PROJECT_NOT_FOUND', 'ROUTE_NOT_FOUND', 'INVALID_UPLOAD'],
    });
    expect(Object.keys(responses)).toEqual(['200', '400', '404', '413', '415', 'default']);
    expect(bodyOf({ responses }, '404')).toEqual({
      oneOf: [{ $ref: '#/components/schemas/ProjectNotFound' }, { $ref: '#/components/schemas/RouteNotFound' }],
    });
    expect(bodyOf({ responses }, '413')).toEqual({ $ref: '#/components/schemas/InvalidUpload' });
    expect(responses.default).toEqual({ $ref: '#/components/responses/AnyFailure' });
    const { oneOf } = document['components'].responses.AnyFailure.content['application/json'].schema;
    expect(oneOf.map(({ $ref }: { $ref: string }) => $ref.split('/').at(-1))).toEqual([
      'InternalError',
      'RouteNotFound',
      'Unavailable',
      'TooManyRequests',
      'InvalidParameters',
      'Unauthenticated',
    ]);
  });

  test('has a code at the statuses alone that it declares', () => {
    const [{ responses }] = operationOf({ errors: [{ reason: 'INVALID_UPLOAD', status: [415, 413] }] });
    expect(Object.keys(responses)).toEqual(['200', '413', '415', 'default']);
  });

  test('has the headers that its answers have', () => {
    const errors = [
      'UNAUTHENTICATED',
      'TOO_MANY_REQUESTS',
      'PROJECT_MOVED',
      { reason: 'ROUTE_NOT_FOUND', status: 405 },
    ];
    const [{ responses }] = operationOf({ ok: { status: 201 }, errors: errors as never });
    const names = Object.entries<any>(responses).map(([status, { headers = {} }]) => [status, Object.keys(headers)]);
    expect(Object.fromEntries(names)).toEqual({
      201: ['X-Request-Id', 'Location'],
      308: ['X-Request-Id', 'Location'],
      401: ['X-Request-Id', 'WWW-Authenticate'],
      405: ['X-Request-Id', 'Allow'],
      429: ['X-Request-Id', 'Retry-After'],
      default: [],
    });
  });

  test('has the id of the request where it is told, or nowhere', () => {
    const table = { a: { method: 'GET', path: '/a', ok: { status: 204 } } };
    expect(documentOf(table)['paths']['/a'].get.responses['204']).toEqual({
      description: 'No content',
      headers: { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } },
    });
    const named = documentOf(table, api, { requestId: 'Trace-ID' });
    expect(Object.keys(named['paths']['/a'].get.responses['204'].headers)).toEqual(['Trace-Id']);
    const silent = documentOf(table, api, { requestId: false });
    expect(silent['paths']['/a'].get.responses['204']).toEqual({ description: 'No content' });
    expect(silent['components'].headers).not.toHaveProperty('RequestId');
  });

  test('for HEAD answers without bodies', () => {
    const [operation] = operationOf({ method: 'HEAD', ok: { data: Project }, errors: ['PROJECT_NOT_FOUND'] });
    expect(operation['responses']['200']).not.toHaveProperty('content');
    expect(operation['responses']['404']).not.toHaveProperty('content');
  });

  test('that answers outside of the envelope has that content, beside failures of the same status', () => {
    const [file] = operationOf({ ok: { raw: { 'image/png': {}, 'text/csv': z.string() } } });
    expect(file['responses']['200'].content).toEqual({ 'image/png': {}, 'text/csv': { schema: { type: 'string' } } });
    const [moved] = operationOf({ ok: { status: 308, raw: {} }, errors: ['PROJECT_MOVED'] });
    expect(Object.keys(moved['responses']['308'].content)).toEqual(['application/json']);
    expect(Object.keys(moved['responses']['308'].headers)).toEqual(['X-Request-Id', 'Location']);
    const [redirect] = operationOf({ ok: { status: 302, raw: {}, description: 'Off you go' } });
    expect(redirect['responses']['302']).toMatchObject({ description: 'Off you go' });
    expect(redirect['responses']['302']).not.toHaveProperty('content');
  });
});

describe('negotiation', () => {
  test('adds the media types of the alternatives, and says that answers depend on it', () => {
    const both = inEnvelope(codeEnvelope(), { alternatives: byAccept(problem) });
    const [operation, document] = operationOf({ ok: { data: Project }, errors: ['PROJECT_NOT_FOUND'] }, both);
    expect(operation['responses']['404'].content).toEqual({
      'application/json': { schema: { $ref: '#/components/schemas/ProjectNotFound' } },
      'application/problem+json': { schema: { $ref: '#/components/schemas/ProjectNotFoundProblem' } },
    });
    expect(operation['responses']['200'].headers).toHaveProperty('Vary');
    expect(operation['responses']['404'].headers).toHaveProperty('Vary');
    // Both successes are JSON, and nothing says that they cannot be alike.
    expect(bodyOf(operation, '200')).toHaveProperty('anyOf');
    expect(Object.keys(document['components'].responses.AnyFailure.content)).toEqual([
      'application/json',
      'application/problem+json',
    ]);
  });

  test('of languages adds what is asked and answered', () => {
    const languages = byAcceptLanguage({ own: 'en', catalogues: { de: { PROJECT_NOT_FOUND: 'Kein Projekt' } } });
    const [operation, document] = operationOf({ errors: ['PROJECT_NOT_FOUND'] }, inEnvelope(problem, { languages }));
    expect(operation['parameters']).toEqual([{ $ref: '#/components/parameters/AcceptLanguage' }]);
    expect(document['components'].parameters.AcceptLanguage).toMatchObject({ name: 'Accept-Language', in: 'header' });
    expect(Object.keys(operation['responses']['404'].headers)).toEqual(['X-Request-Id', 'Content-Language', 'Vary']);
    expect(Object.keys(operation['responses']['200'].headers)).toEqual(['X-Request-Id']);
  });
});

test('where every answer is 200, failures join it, those that any request may get among them', () => {
  const always = defineEnvelope({
    name: 'always',
    isAlwaysOk: true,
    success: { ok: true, ...spread },
    failure: { ok: false, error: failure.code },
  });
  const [operation, document] = operationOf(
    { ok: { data: Project, status: 201 }, errors: ['PROJECT_NOT_FOUND'] },
    inEnvelope(always),
  );
  expect(Object.keys(operation['responses'])).toEqual(['200']);
  const [whole, ...failures] = bodyOf(operation, '200')['oneOf'];
  expect(whole).toMatchObject({ required: ['slug', 'stars', 'ok'], properties: { ok: { const: true }, slug: {} } });
  expect(failures).toHaveLength(7);
  expect(document['components']).not.toHaveProperty('responses');
  const [empty] = operationOf({ ok: { status: 204 } }, inEnvelope(always));
  expect(bodyOf(empty, '200')['oneOf'][0].properties).toEqual({ ok: { const: true } });
});

test('pages that are linked and counted in headers have those', () => {
  const ok = { data: z.array(Project), page: true } as const;
  const [operation] = operationOf({ ok }, inEnvelope(problem));
  expect(Object.keys(operation['responses']['200'].headers)).toEqual(['X-Request-Id', 'Link', 'X-Total-Count']);
  const house = defineEnvelope({
    name: 'house',
    success: success.data,
    headers: { 'X-Total-Pages': success.totalPages },
    failure: { code: failure.code },
  });
  const [counted] = operationOf({ ok }, inEnvelope(house));
  expect(Object.keys(counted['responses']['200'].headers)).toEqual(['X-Request-Id', 'X-Total-Pages']);
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}

function scribble(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const inner of Object.values(value)) scribble(inner);
  if (Array.isArray(value)) value.push('scribbled');
  else Object.assign(value, { scribbled: true });
}
