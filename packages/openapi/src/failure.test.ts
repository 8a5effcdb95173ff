import { defineCodes, defineContract } from '@kuvert/core';
import type { CodeEntry, Envelope, FailureParts } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
import { defineEnvelope, derived, eachIssue, failure, issue, or, success } from '@kuvert/core/define-envelope';
import { statusEnvelope } from '@kuvert/core/status-envelope';
import { z } from 'zod';
import { describe, expect, test } from 'vitest';
import { envelopes, inEnvelope } from './api.fixture.ts';
import type { Api } from './api.fixture.ts';
import { documentOf, operationOf } from './document.fixture.ts';
import type { Plain } from './document.fixture.ts';

/** The component of a code. */
const schemaOf = (reason: string, name: string, envelope: Envelope): Plain => {
  const [, document] = operationOf({ errors: [reason] as never }, inEnvelope(envelope));
  return document['components'].schemas[name] as Plain;
};

/** Every `const` of a schema that its envelope has not, by the way to it. */
function constsOf(schema: unknown, base: unknown, path = ''): Record<string, unknown> {
  if (typeof schema !== 'object' || schema === null) return {};
  const { const: value, ...rest } = schema as Plain;
  const own = value === undefined || (base as Plain | undefined)?.['const'] === value ? {} : { [path]: value };
  const inner = Object.entries(rest)
    .filter(([key]) => !['examples', 'x-kuvert'].includes(key))
    .map(([key, each]) =>
      constsOf(each, (base as Plain | undefined)?.[key], key === 'properties' ? path : `${path}/${key}`),
    );
  return Object.assign(own, ...inner) as Record<string, unknown>;
}

const jsendConsts = (reason: string, name: string): unknown =>
  constsOf(schemaOf(reason, name, envelopes['jsend']!), {});

describe('the component of a code', () => {
  test.each<[name: string, consts: Record<string, unknown>]>([
    ['code', { '/code': 5000 }],
    ['status', { '/code': '5000' }],
    [
      'problem',
      {
        '/type': 'https://api.example.com/problems/PROJECT_NOT_FOUND',
        '/title': 'Project not found',
        '/reason': 'PROJECT_NOT_FOUND',
        '/code': 5000,
      },
    ],
    ['json-api', { '/errors/items/code': '5000', '/errors/items/meta/reason': 'PROJECT_NOT_FOUND' }],
    ['google-rpc', { '/error/details/prefixItems/0/reason': 'PROJECT_NOT_FOUND' }],
  ])('in the %s envelope has a const wherever the code alone decides', (name, consts) => {
    const envelope = envelopes[name]!;
    expect(constsOf(schemaOf('PROJECT_NOT_FOUND', 'ProjectNotFound', envelope), envelope.schemas.failure)).toEqual(
      consts,
    );
  });

  test('in the jsend envelope is of the one form that it has', () => {
    expect(jsendConsts('PROJECT_NOT_FOUND', 'ProjectNotFound')).toEqual({
      '/status': 'fail',
      '/data/code': 5000,
      '/data/reason': 'PROJECT_NOT_FOUND',
    });
    expect(jsendConsts('UNAVAILABLE', 'Unavailable')).toEqual({
      '/status': 'error',
      '/code': 6,
      '/data/reason': 'UNAVAILABLE',
    });
    // A redirect is no fault of the caller's to JSend.
    expect(jsendConsts('PROJECT_MOVED', 'ProjectMoved')).toMatchObject({ '/status': 'error', '/code': 5901 });
  });

  test('of several forms keeps those that it has', () => {
    const codes = defineCodes({
      INTERNAL: { code: 1, status: 500, message: 'a' },
      MIXED: { code: 2, status: [404, 503], message: 'b' },
    });
    const faults = { internal: 'INTERNAL', badRequest: 'INTERNAL', routeNotFound: 'INTERNAL' } as const;
    const api = defineContract({ codes, envelope: envelopes['jsend']!, faults }) as unknown as Api;
    const [, document] = operationOf({ errors: ['MIXED'] }, api);
    const { oneOf } = document['components'].schemas.Mixed as Plain;
    expect(oneOf.map((form: Plain) => constsOf(form, {}))).toEqual([
      { '/status': 'fail', '/data/code': 2, '/data/reason': 'MIXED' },
      { '/status': 'error', '/code': 2, '/data/reason': 'MIXED' },
    ]);
  });

  test('says what the registry says of it', () => {
    const schema = schemaOf('PROJECT_LOCKED', 'ProjectLocked', codeEnvelope());
    expect(schema).toMatchObject({
      title: 'Project locked',
      description: 'Project locked',
      deprecated: true,
      'x-kuvert': {
        reason: 'PROJECT_LOCKED',
        code: 5003,
        statuses: [423],
        retry: 'never',
        deprecated: 'TOO_MANY_MIRRORS',
      },
    });
    expect(schemaOf('INTERNAL_ERROR', 'InternalError', codeEnvelope())['x-kuvert']).toEqual({
      reason: 'INTERNAL_ERROR',
      code: 1,
      statuses: [500, 501],
      retry: 'idempotent',
    });
    expect(schemaOf('PROJECT_NOT_FOUND', 'ProjectNotFound', codeEnvelope())['x-kuvert'].docs).toBe(
      'https://docs.example.com/5000',
    );
  });

  test.each(Object.entries(envelopes))(
    'in the %s envelope has the params where they are written',
    (_name, envelope) => {
      const schema = JSON.stringify(schemaOf('TOO_MANY_MIRRORS', 'TooManyMirrors', envelope));
      const isText = envelope.name === 'google-rpc';
      expect(schema).toContain(`"max":{"type":"${isText ? 'string' : 'integer'}"},"given":{"type":"string"}`);
      expect(JSON.stringify(schemaOf('TOO_MANY_MIRRORS', 'TooManyMirrors', statusEnvelope()))).not.toContain(
        'given":{',
      );
    },
  );

  test.each(Object.entries(envelopes))('in the %s envelope has an example that this has written', (_name, envelope) => {
    const contract = inEnvelope(envelope);
    const [example] = schemaOf('TOO_MANY_MIRRORS', 'TooManyMirrors', envelope)['examples'] as [Plain];
    expect(contract.decode(example, 409)).toMatchObject({
      kind: 'failure',
      reason: 'TOO_MANY_MIRRORS',
      message: 'At most 1 mirrors, and not given',
      params: { max: 1, given: 'given' },
    });
  });

  test('finds no const in what is another each time, nor in what is the same for all', () => {
    let count = 0;
    const house = defineEnvelope({
      name: 'house',
      success: success.data,
      failure: {
        code: or(failure.code, null),
        at: derived(() => Date.now()),
        count: derived(() => (count += 1)),
        flag: derived(({ code }: FailureParts) => code === 5000),
        status: failure.status,
        all: derived(() => 'same'),
        nested: [['first', derived(({ reason }: FailureParts) => reason.length > 15)], { why: failure.reason }],
        list: eachIssue({ is: issue.code, of: derived(() => 'x') }),
      },
    });
    expect(constsOf(schemaOf('PROJECT_NOT_FOUND', 'ProjectNotFound', house), house.schemas.failure)).toEqual({
      '/code': 5000,
      '/flag': true,
      '/nested/prefixItems/0/prefixItems/1': true,
      '/nested/prefixItems/1/why': 'PROJECT_NOT_FOUND',
    });
  });

  test('of an envelope that takes nothing but its own codes, or fails, is described all the same', () => {
    const picky = defineEnvelope({
      name: 'picky',
      success: success.data,
      failure: {
        code: failure.code,
        text: derived(({ code, status }: FailureParts) => {
          if (code !== 5000 || status !== 404) throw new Error('inside');
          return 'fine';
        }),
      },
    });
    expect(schemaOf('PROJECT_NOT_FOUND', 'ProjectNotFound', picky)['examples']).toEqual([{ code: 5000, text: 'fine' }]);
    expect(schemaOf('PROJECT_LOCKED', 'ProjectLocked', picky)).not.toHaveProperty('examples');
  });
});

/** The schemas of an API that declares all its codes. */
const odd = (table: Record<string, CodeEntry>, envelope: Envelope = codeEnvelope()): Plain => {
  const codes = defineCodes(table as never);
  const first = Object.keys(table).find((reason) => !table[reason]?.message.includes('{')) ?? '';
  const faults = { internal: first, badRequest: first, routeNotFound: first };
  const contract = defineContract({ codes, envelope, faults } as object as never) as unknown as Api;
  const [, document] = operationOf({ errors: Object.keys(table) as never }, contract);
  return document['components'].schemas as Plain;
};

const enumOf = (name: string): Plain => documentOf({}, inEnvelope(envelopes[name]!))['components'].schemas.ErrorCode;

describe('the codes', () => {
  test('are one enumeration, as they are written, with reasons and messages', () => {
    const { ErrorCode } = documentOf({})['components'].schemas;
    expect(ErrorCode).toMatchObject({ type: 'integer', enum: expect.arrayContaining([1, 5000]) });
    expect(ErrorCode['x-enum-varnames']).toHaveLength(ErrorCode.enum.length);
    expect(ErrorCode['x-enumDescriptions']['5000']).toBe('Project not found');
    // Neither the success nor what is retired.
    expect(ErrorCode.enum).not.toContain(0);
    expect(ErrorCode.enum).not.toContain(5902);
    expect(enumOf('status')).toMatchObject({ type: 'string', enum: expect.arrayContaining(['1', '5000']) });
    expect(enumOf('google-rpc')).toMatchObject({ type: 'string', enum: expect.arrayContaining(['PROJECT_NOT_FOUND']) });
  });

  test('whose names come to the same are told apart', () => {
    const schemas = odd({
      A_B1: { code: 1, status: 500, message: 'a' },
      A_B_1: { code: 2, status: 500, message: 'b' },
      A__B_1: { code: 3, status: 500, message: 'c' },
      ERROR_CODE: { code: 4, status: 500, message: 'd' },
    });
    expect(Object.keys(schemas)).toEqual(['AB1', 'AB12', 'AB13', 'ErrorCode', 'ErrorCode2']);
    expect(Object.values<Plain>(schemas).map(({ properties }) => properties?.code.const)).toEqual([
      1,
      2,
      3,
      undefined,
      4,
    ]);
  });

  test('may be named like what every object has, and their params too', () => {
    const params = { constructor: 'string', toString: 'integer', hasOwnProperty: 'boolean' } as const;
    const schemas = odd(
      {
        CONSTRUCTOR: {
          code: 1,
          status: 500,
          message: '{constructor} {valueOf}',
          params: { ...params, valueOf: z.string() },
        },
        PLAIN: { code: 9, status: 500, message: 'a' },
        PROTO: { code: 2, status: 404, message: 'Größe „{__proto__}“ 🙈' },
      },
      codeEnvelope({ params: true }),
    );
    expect(schemas['Constructor'].properties.params.properties).toEqual({
      constructor: { type: 'string' },
      toString: { type: 'integer' },
      hasOwnProperty: { type: 'boolean' },
      valueOf: { type: 'string' },
    });
    expect(schemas['Proto']['description']).toBe('Größe „{__proto__}“ 🙈');
  });

  test('may be the only one', () => {
    const { Only } = odd({ ONLY: { code: 7, status: 500, message: 'a' } });
    expect(Only.properties.code).toEqual({ type: 'integer', const: 7 });
  });

  test('may be many', () => {
    const table = Object.fromEntries(
      Array.from({ length: 1500 }, (_, at) => [
        `CODE_${at}`,
        { code: at + 1, status: 402 + (at % 90), message: `${at}` },
      ]),
    );
    const schemas = odd(table);
    expect(Object.keys(schemas)).toHaveLength(1501);
    expect(schemas['Code1499'].properties.code.const).toBe(1500);
  });
});
