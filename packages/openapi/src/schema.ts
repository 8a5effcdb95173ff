import { isRecord } from './json.ts';

/** A JSON Schema (2020-12) as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const ONE: ReadonlySet<string> = new Set([
  'additionalProperties',
  'contains',
  'contentSchema',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
const LIST: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const MAP: ReadonlySet<string> = new Set([
  '$defs',
  'definitions',
  'dependentSchemas',
  'patternProperties',
  'properties',
]);

/**
 * Replaces every schema within a schema, the inner ones first. What only looks like a schema, in a `const` or an example,
 * stays as it is.
 */
export function mapSchema(schema: unknown, replace: (schema: JsonSchema) => JsonSchema): unknown {
  if (!isRecord(schema)) return schema;
  const inner = (value: unknown): unknown => mapSchema(value, replace);
  const members = Object.entries(schema).map(([keyword, value]): [string, unknown] => {
    if (ONE.has(keyword)) return [keyword, inner(value)];
    if (LIST.has(keyword) && Array.isArray(value)) return [keyword, value.map(inner)];
    if (!MAP.has(keyword) || !isRecord(value)) return [keyword, value];
    return [keyword, Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inner(each)]))];
  });
  return replace(Object.fromEntries(members));
}

/** The references within a schema. */
export function refsIn(schema: unknown): string[] {
  const refs = new Set<string>();
  mapSchema(schema, (each) => {
    if (typeof each['$ref'] === 'string') refs.add(each['$ref']);
    return each;
  });
  return [...refs];
}
