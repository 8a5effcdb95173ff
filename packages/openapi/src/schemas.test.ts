import type { Ok } from '@kuvert/core/operations';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { type } from 'arktype';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { api, inEnvelope, Project, Tree, envelopes } from './api.fixture.ts';
import { bodyOf, documentOf, operationOf } from './document.fixture.ts';

const slug = { type: 'string', minLength: 1 };

describe('a schema', () => {
  test.each<[vendor: string, schema: unknown]>([
    ['Zod', z.object({ slug: z.string().min(1) })],
    ['ArkType', type({ slug: 'string >= 1' })],
    ['Valibot', toStandardJsonSchema(v.object({ slug: v.pipe(v.string(), v.minLength(1)) }))],
  ])('of %s describes data, body, query and params', (_vendor, schema) => {
    const [operation] = operationOf({
      method: 'POST',
      path: '/{slug}',
      params: schema as never,
      query: schema as never,
      body: schema as never,
      ok: { data: schema as never },
    });
    expect(operation['parameters']).toEqual([
      { name: 'slug', in: 'path', required: true, schema: slug },
      { name: 'slug', in: 'query', required: true, schema: slug },
    ]);
    const object = { type: 'object', required: ['slug'], properties: { slug } };
    expect(operation['requestBody']).toMatchObject({
      required: true,
      content: { 'application/json': { schema: object } },
    });
    expect(bodyOf(operation, '200')['properties'].data).toMatchObject(object);
    expect(JSON.stringify(operation)).not.toContain('$schema');
  });

  test('says what it takes of a request, and what it makes of an answer', () => {
    const schema = z.object({ page: z.string().transform(Number).pipe(z.number()), size: z.int().default(3) });
    const [operation] = operationOf({ query: schema, ok: { data: schema } });
    expect(operation['parameters']).toMatchObject([
      { name: 'page', required: true, schema: { type: 'string' } },
      { name: 'size', schema: { type: 'integer', default: 3 } },
    ]);
    expect(operation['parameters'][1]).not.toHaveProperty('required');
    expect(bodyOf(operation, '200')['properties'].data).toMatchObject({
      required: ['page', 'size'],
      properties: { page: { type: 'number' } },
    });
  });

  test.each<[what: string, problem: RegExp, definition: object]>([
    [
      'without JSON Schema',
      /the data of the operation getThing is a schema of valibot without JSON Schema; wrap it in toStandardJsonSchema of @valibot\/to-json-schema\./,
      { ok: { data: v.string() } },
    ],
    [
      'of an unknown vendor',
      /the query of the operation getThing is a schema of acme without JSON Schema; give one that implements/,
      { query: { '~standard': { version: 1, vendor: 'acme', validate: () => ({ value: 1 }) } } },
    ],
    [
      'that no JSON Schema describes',
      /the body application\/json of the operation getThing has no JSON Schema \(.*Date.*\); describe what goes over the wire/,
      { body: z.object({ at: z.date() }) },
    ],
    [
      'of a query that is no object',
      /the query of the operation getThing is no object with known members/,
      { query: z.string() },
    ],
    [
      'whose vendor fails',
      /the data of the operation getThing has no JSON Schema \(inside\)/,
      { ok: { data: broken(() => fail('inside')) } },
    ],
    [
      'whose vendor gives nonsense',
      /is described by number; it has to be a JSON Schema/,
      { ok: { data: broken(() => 5) } },
    ],
    [
      'that is none',
      /the content text\/csv of the operation getThing is no schema/,
      { ok: { raw: { 'text/csv': 'x' } } },
    ],
  ])('%s is refused with the operation and the fix', (_what, problem, definition) => {
    expect(() => operationOf(definition)).toThrow(problem);
    expect(() => operationOf(definition)).toThrow(/^\[@kuvert\/openapi\] .*\.$/);
  });

  test('that takes anything is no promise of data', () => {
    const anything = operationOf({ ok: { data: z.unknown() } });
    expect(bodyOf(anything[0], '200')).toMatchObject({ required: ['code', 'message'], properties: { data: {} } });
    const maybe = operationOf({ ok: { data: z.string().optional() } }, inEnvelope(envelopes['status']!));
    expect(bodyOf(maybe[0], '200')['properties'].data).toEqual({ anyOf: [{ type: 'string' }, { type: 'null' }] });
    const all = operationOf({ ok: { data: broken(() => true) } });
    expect(bodyOf(all[0], '200')['properties'].data).toEqual({});
  });

  test('by media type describes a body that is no JSON, as it is', () => {
    const form = { type: 'object', properties: { icon: { type: 'string', format: 'binary' } } };
    const body = { 'multipart/form-data': form, 'image/png': {}, 'text/csv': z.string() };
    const [operation] = operationOf({ method: 'PUT', body });
    expect(operation['requestBody'].content).toEqual({
      'multipart/form-data': { schema: form },
      'image/png': {},
      'text/csv': { schema: { type: 'string' } },
    });
  });
});

describe('what a schema refers to', () => {
  test('is a component, and so is one that refers to itself', () => {
    const [operation, document] = operationOf({ ok: { data: Tree } });
    expect(bodyOf(operation, '200')['properties'].data).toEqual({ $ref: '#/components/schemas/GetThingData' });
    expect(document['components'].schemas.GetThingData.properties.children.items).toEqual({
      $ref: '#/components/schemas/GetThingData',
    });
    expect(JSON.stringify(document)).not.toMatch(/\$defs|"#"/);
  });

  test('is one component, however often it is used, and another for what it takes where that differs', () => {
    const Owner = z.object({ name: z.string(), role: z.string().default('member') }).meta({ id: 'Owner' });
    const data = z.object({ owner: Owner, others: z.array(Owner) });
    const [operation, document] = operationOf({ method: 'POST', body: Owner, ok: { data } });
    const { schemas } = document['components'];
    expect(Object.keys(schemas).filter((name) => name.startsWith('Owner'))).toEqual(['Owner', 'OwnerInput']);
    expect(operation['requestBody'].content['application/json'].schema).toEqual({
      $ref: '#/components/schemas/OwnerInput',
    });
    expect(bodyOf(operation, '200')['properties'].data.properties.owner).toEqual({
      $ref: '#/components/schemas/Owner',
    });
    expect(schemas.Owner.required).toEqual(['name', 'role']);
    expect(schemas.OwnerInput.required).toEqual(['name']);
    expect(JSON.stringify(schemas)).not.toContain('"id":"Owner"');
  });

  test('does not clash with what has the same name, least of all with a code', () => {
    const one = z.object({ a: z.string() }).meta({ id: 'ProjectNotFound' });
    const other = z.object({ b: z.string() }).meta({ id: 'ProjectNotFound' });
    const document = documentOf({
      one: { method: 'GET', path: '/one', ok: { data: one }, errors: ['PROJECT_NOT_FOUND'] },
      other: { method: 'GET', path: '/other', ok: { data: other }, errors: ['PROJECT_NOT_FOUND'] },
    });
    const { schemas } = document['components'];
    expect(Object.keys(schemas).filter((name) => name.startsWith('ProjectNot'))).toEqual([
      'ProjectNotFound',
      'ProjectNotFound2',
      'ProjectNotFound3',
    ]);
    for (const path of ['/one', '/other']) {
      const { get } = document['paths'][path];
      const named = bodyOf(get, '404')['$ref'].split('/').at(-1);
      expect(named).toBe('ProjectNotFound');
      expect(schemas[named].properties.code).toEqual({ type: 'integer', const: 5000 });
    }
  });

  test('may be named badly, escaped, and lead to a place within the whole', () => {
    const described = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'https://example.com/odd',
      type: 'object',
      properties: {
        $ref: { type: 'string' },
        id: { $ref: '#/$defs/a~1b%20c' },
        again: { $ref: '#/properties/id' },
        const: { const: { $ref: '#/not/a/reference', id: 'kept' } },
        elsewhere: { $ref: '#/components/schemas/ErrorCode' },
      },
      $defs: { 'a/b c': { type: 'integer', $id: 'b' } },
    };
    const [operation, document] = operationOf({ ok: { data: broken(() => described) } });
    expect(bodyOf(operation, '200')['properties'].data).toEqual({ $ref: '#/components/schemas/GetThingData' });
    const { GetThingData, GetThingDataABC } = document['components'].schemas;
    expect(GetThingDataABC).toEqual({ type: 'integer' });
    expect(GetThingData.properties).toEqual({
      $ref: { type: 'string' },
      id: { $ref: '#/components/schemas/GetThingDataABC' },
      again: { $ref: '#/components/schemas/GetThingData/properties/id' },
      const: { const: { $ref: '#/not/a/reference', id: 'kept' } },
      elsewhere: { $ref: '#/components/schemas/ErrorCode' },
    });
  });

  test('of a query is found behind references and parts', () => {
    const described = {
      $ref: '#/$defs/Query',
      $defs: {
        Query: { allOf: [{ properties: { a: { $ref: '#/$defs/Word' } } }, { required: ['b'], properties: { b: {} } }] },
        Word: { type: 'string' },
      },
    };
    const [operation] = operationOf({ query: broken(() => described) });
    expect(operation['parameters']).toEqual([
      { name: 'a', in: 'query', schema: { $ref: '#/components/schemas/Word' } },
      { name: 'b', in: 'query', required: true, schema: {} },
    ]);
  });
});

describe('data', () => {
  test.each<[name: string, at: readonly string[]]>([
    ['code', ['data']],
    ['status', ['data']],
    ['problem', []],
    ['json-api', ['data']],
    ['jsend', ['data']],
    ['google-rpc', []],
  ])('of the %s envelope stands where that writes it', (name, at) => {
    const envelope = envelopes[name]!;
    const [operation] = operationOf({ ok: { data: Project } }, inEnvelope(envelope));
    const [mediaType = ''] = envelope.mediaType.split(';');
    let found = bodyOf(operation, '200', mediaType);
    for (const key of at) found = found['properties'][key];
    expect(found['required']).toEqual(['slug', 'stars']);
  });
});

/** The names of the parameters of an operation. */
const parametersOf = (ok: Ok, more: object = {}, policy = {}): string[] => {
  const contract = inEnvelope(envelopes['code']!, { pagination: policy });
  const [operation, document] = operationOf({ ok, ...more }, contract);
  return (operation['parameters'] as { $ref?: string; name: string }[]).map(
    ({ $ref, name }) => ($ref ? document['components'].parameters[$ref.split('/').at(-1)!].name : name) as string,
  );
};

describe('pages', () => {
  const data = z.array(Project);
  test('have the parameters of the policy, by the style of the list', () => {
    expect(parametersOf({ data, page: true })).toEqual(['page', 'page_size']);
    expect(parametersOf({ data, page: 'offset' })).toEqual(['offset', 'page_size']);
    expect(parametersOf({ data, page: 'cursor' }, {}, { cursor: 'after', size: 'first' })).toEqual(['after', 'first']);
  });

  test('leave out what the operation describes itself', () => {
    expect(parametersOf({ data, page: true }, { query: z.object({ cursor: z.string() }) })).toEqual([
      'cursor',
      'page_size',
    ]);
    expect(parametersOf({ data, page: true }, { query: z.object({ page_size: z.string() }) })).toEqual([
      'page_size',
      'page',
    ]);
  });

  test('say the bounds', () => {
    const contract = inEnvelope(envelopes['code']!, { pagination: { firstPage: 0, defaultSize: 5, maxSize: 7 } });
    const [, document] = operationOf({ ok: { data, page: true } }, contract);
    expect(document['components'].parameters.Page.schema).toEqual({ type: 'integer', minimum: 0, default: 0 });
    expect(document['components'].parameters.PageSize).toMatchObject({
      description: 'How many rows a page has; more than 7 are taken for 7.',
      schema: { type: 'integer', minimum: 1, default: 5 },
    });
  });
});

test('nothing of a name is taken for anything else', () => {
  const odd = JSON.parse(
    `{"type":"object","required":["__proto__"],"properties":{"__proto__":{"type":"string"},"constructor":{"type":"string"}}}`,
  ) as object;
  const [operation] = operationOf({ query: broken(() => odd), ok: { data: broken(() => odd) } });
  expect(operation['parameters'].map(({ name }: { name: string }) => name)).toEqual(['__proto__', 'constructor']);
  expect(Object.keys(bodyOf(operation, '200')['properties'].data.properties)).toEqual(['__proto__', 'constructor']);
  expect(api.codes).not.toHaveProperty('__proto__.type');
});

/** A schema that is described by whatever a function gives. */
function broken(toSchema: () => unknown): never {
  const standard = { version: 1, vendor: 'odd', validate: () => ({ issues: [] }) };
  return { '~standard': { ...standard, jsonSchema: { input: toSchema, output: toSchema } } } as never;
}

function fail(message: string): never {
  throw new Error(message);
}
