import type { CodeEntry } from '@kuvert/core';
import { isRecord, own } from './json.ts';
import type { JsonSchema } from './schema.ts';
import { toJsonSchema } from './standard.ts';

/** A param of a code: what it is, and two values it may have. */
export interface Param {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly examples: readonly [unknown, unknown];
}

const PLACEHOLDER = /(?<=\{)[A-Za-z_]\w*(?=\})/g;

/** The params of a code: those it declares, and the placeholders of its texts. */
export function paramsOf({ message, challenge = '', params = {} }: CodeEntry): Param[] {
  const names = new Set([...Object.keys(params), ...((message + challenge).match(PLACEHOLDER) ?? [])]);
  return [...names].map((name) => {
    const kind = Object.hasOwn(params, name) ? params[name] : undefined;
    if (kind === undefined)
      return { name, schema: { type: ['string', 'number', 'boolean'] }, examples: [name, `${name}_`] };
    if (typeof kind !== 'string') return ofSchema(name, kind);
    const type = { type: kind };
    if (kind === 'string') return { name, schema: type, examples: [name, `${name}_`] };
    return { name, schema: type, examples: kind === 'boolean' ? [true, false] : [1, 2] };
  });
}

/** What a schema says of itself; one that says nothing takes anything. */
function ofSchema(name: string, kind: unknown): Param {
  let schema: JsonSchema = {};
  try {
    schema = toJsonSchema(kind, 'output', `the param ${name}`);
  } catch {
    // It is checked where the code is raised, and need not be described.
  }
  return { name, schema, examples: [toExample(schema) ?? name, `${name}_`] };
}

const FORMATS: Readonly<Record<string, string>> = {
  date: '2026-01-31',
  'date-time': '2026-01-31T12:00:00Z',
  email: 'ann@example.com',
  uri: 'https://example.com/',
  uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
};

/** A value that a plain schema takes; `undefined` where none comes to mind. */
function toExample(schema: unknown): unknown {
  if (!isRecord(schema)) return undefined;
  const { examples, enum: values, type, anyOf, oneOf, format, minimum } = schema;
  for (const known of [schema['const'], schema['default'], first(examples), first(values)]) {
    if (known !== undefined) return known;
  }
  const kind = Array.isArray(type) ? (type[0] as unknown) : type;
  if (kind === 'string') {
    const text = typeof format === 'string' ? (FORMATS[format] ?? 'text') : 'text';
    const least = schema['minLength'];
    return typeof least === 'number' ? text.padEnd(least, 't') : text;
  }
  if (kind === 'integer' || kind === 'number') return typeof minimum === 'number' ? Math.ceil(minimum) : 1;
  if (kind === 'boolean') return true;
  if (kind === 'null') return null;
  if (kind === 'array') return [];
  if (kind === 'object') {
    const required = Array.isArray(schema['required']) ? (schema['required'] as string[]) : [];
    return Object.fromEntries(required.map((name) => [name, toExample(own(schema['properties'], name)) ?? name]));
  }
  return toExample(first(anyOf) ?? first(oneOf));
}

function first(list: unknown): unknown {
  return Array.isArray(list) ? (list[0] as unknown) : undefined;
}
