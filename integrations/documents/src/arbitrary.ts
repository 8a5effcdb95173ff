import * as fc from 'fast-check';
import type { Document, Operation, Schema } from './document.ts';

/** A request that was made of a document. */
export interface Made {
  readonly operation: Operation;
  readonly url: string;
  readonly authorization: string | undefined;
  /** Absent where the operation takes none. */
  readonly body?: unknown;
}

/** Values that a schema takes, as far as its keywords say. */
function good(document: Document, given: Schema): fc.Arbitrary<unknown> {
  const schema = document.resolve(given);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((each) => good(document, each)));
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  if (type === 'string') return text(schema);
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  if (type === 'integer' || type === 'number') {
    return fc.integer({ min: schema.minimum ?? -1000, max: Math.min(schema.maximum ?? 1000, 1_000_000) });
  }
  if (type === 'array') {
    return fc.array(good(document, schema.items ?? {}), { maxLength: Math.min(schema.maxItems ?? 3, 3) });
  }
  if (type === 'object') return object(document, schema);
  return fc.jsonValue();
}

function object(
  document: Document,
  { properties = {}, required = [], additionalProperties }: Schema,
): fc.Arbitrary<object> {
  const members = Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, good(document, each)]));
  const known = fc.record(members, { requiredKeys: required.filter((name) => name in members) });
  if (typeof additionalProperties !== 'object') return known;
  return fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/), good(document, additionalProperties), {
    maxKeys: 3,
  });
}

function text({ pattern, minLength = 0, maxLength = 40, format }: Schema): fc.Arbitrary<string> {
  if (format === 'email') return fc.emailAddress();
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ minLength, maxLength: Math.min(maxLength, 40) });
}

/** Values that any part may be sent instead: some are as good, most are none. */
const odd = fc.oneof(fc.jsonValue(), fc.constantFrom(null, '', 0, -1, [], {}, '\u0000', '😀', { __proto__: null }));

/** Names that are there, by the param that may stand for them. */
const names: Readonly<Record<string, readonly string[]>> = {
  slug: ['alder', 'birch', 'cedar', 'lighthouse'],
  name: ['ada', 'grace', 'cli', 'stable'],
  user: ['ada', 'linus'],
  id: ['1', '2', '5', '7', '9'],
  version: ['1.0.0', '1.1.0', '2.0.0'],
  code: ['EUR', 'USD', 'BRL'],
};

/** What a path may have in the place of a param: what is there, or any text. */
const segmentOf = (param: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...(names[param] ?? ['1'])) },
    { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 20 }).filter((each) => !/^\.{1,2}$/.test(each)) },
  );

const authorizations = (own: readonly string[]): fc.Arbitrary<string | undefined> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...own) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(undefined, 'Bearer x', 'Basic YTpi', 'Bearer kvs_00000000000000000000000000000000'),
    },
  );

/** Requests of all operations of a document: most as it says, the others with something odd in them. */
export function requestsOf(document: Document, credentials: readonly string[]): fc.Arbitrary<Made> {
  return fc.oneof(
    ...document.operations.map((operation) =>
      fc
        .record({
          segments: fc.tuple(...[...operation.path.matchAll(/\{(\w+)\}/g)].map(([, param = '']) => segmentOf(param))),
          query: queryOf(document, operation),
          authorization: authorizations(credentials),
          body:
            operation.body === undefined
              ? fc.constant(undefined)
              : fc.oneof({ weight: 3, arbitrary: good(document, operation.body) }, { weight: 1, arbitrary: odd }),
        })
        .map(({ segments, query, authorization, body }) => {
          let at = 0;
          const path = operation.path.replaceAll(/\{\w+\}/g, () =>
            encodeURIComponent((segments[at++] ?? 'x').toWellFormed()),
          );
          return { operation, url: path + query, authorization, body };
        }),
    ),
  );
}

function queryOf(document: Document, { parameters }: Operation): fc.Arbitrary<string> {
  const pairs = parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, schema, required = false }) => {
      const value = fc.oneof(
        { weight: 4, arbitrary: good(document, schema) },
        { weight: 1, arbitrary: fc.constantFrom('', '0', '-1', '1.5', 'x', '9007199254740993') },
      );
      const pair = value.map((each) =>
        [each].flat().map((one) => `${name}=${encodeURIComponent(String(one).toWellFormed())}`),
      );
      return required ? pair : fc.oneof(pair, fc.constant([]));
    });
  return fc.tuple(...pairs).map((all) => {
    const query = all.flat().join('&');
    return query === '' ? '' : `?${query}`;
  });
}
