import type { Envelope } from '@kuvert/core';
import { findData, nothingAt } from './data-place.ts';
import { isRecord, own, toJson, toRecord, without } from './json.ts';
import type { Place } from './place.ts';
import type { JsonSchema } from './schema.ts';

/** The data of an operation. */
export interface Data {
  readonly schema: JsonSchema;
  /** Whether there may be none. */
  readonly isOptional: boolean;
}

/** The schema of a success: the envelope's, with that of the data in its place. */
export function toSuccessSchema(envelope: Envelope, data: Data | undefined, isPage: boolean, place: Place): JsonSchema {
  const body = toJson(isPage ? envelope.schemas.page : envelope.schemas.success) as JsonSchema;
  const found = findData(envelope, isPage);
  if (found === undefined) return body;
  const { path, isSpread } = found;
  if (isSpread)
    return data === undefined ? body : change(body, path, (before) => spread(before, place.open(data.schema)));
  const nothing = isPage ? undefined : nothingAt(envelope, found);
  if (data === undefined) return change(body, path, () => (nothing === undefined ? undefined : toNothing(nothing)));
  if (!data.isOptional) return change(body, path, () => data.schema, true);
  const isThere = nothing !== undefined;
  return change(body, path, () => (isThere ? { anyOf: [data.schema, toNothing(nothing)] } : data.schema), isThere);
}

/** The schema of what stands for nothing. */
function toNothing(value: unknown): JsonSchema {
  if (value === null) return { type: 'null' };
  return isRecord(value) && Object.keys(value).length === 0 ? { type: 'object', maxProperties: 0 } : { const: value };
}

/** Replaces the schema at a place, or leaves it out; says that it is always there where it is. */
function change(
  schema: JsonSchema,
  [key, ...rest]: readonly (string | number)[],
  replace: (before: JsonSchema) => JsonSchema | undefined,
  isAlways?: boolean,
): JsonSchema {
  if (key === undefined) return replace(schema) ?? schema;
  if (typeof key === 'number') {
    const items = Array.isArray(schema['prefixItems']) ? [...(schema['prefixItems'] as JsonSchema[])] : [];
    items[key] = change(items[key] ?? {}, rest, replace, isAlways);
    return { ...schema, prefixItems: Array.from(items, (item) => item ?? {}) };
  }
  const before = own(schema['properties'], key);
  const known = isRecord(before) ? before : {};
  const after = rest.length > 0 ? change(known, rest, replace, isAlways) : replace(known);
  const properties = { ...(isRecord(schema['properties']) ? schema['properties'] : {}), [key]: after };
  const required = new Set(Array.isArray(schema['required']) ? (schema['required'] as string[]) : []);
  if (after === undefined || isAlways === false) required.delete(key);
  else if (isAlways === true) required.add(key);
  return { type: 'object', ...schema, required: [...required], properties: toRecord(Object.entries(properties)) };
}

/** The members of the data beside those of the envelope, which win. */
function spread(envelope: JsonSchema, data: JsonSchema): JsonSchema {
  if (!isRecord(data['properties'])) return { allOf: [data, envelope] };
  const members = isRecord(envelope['properties']) ? envelope['properties'] : {};
  const required = [data['required'], envelope['required']].flatMap((names) => (Array.isArray(names) ? names : []));
  return {
    ...without(data, 'title', 'description', 'examples'),
    ...envelope,
    required: [...new Set(required)],
    properties: Object.fromEntries([...Object.entries(data['properties']), ...Object.entries(members)]),
  };
}
