import { isRecord, toJson } from './json.ts';
import type { JsonSchema } from './schema.ts';

/** What is described, for a message: `the query of the operation listProjects`. */
export type Described = string;

/** Whether a value is a Standard Schema; some are functions. */
export function isStandard(value: unknown): value is { readonly '~standard': unknown } {
  return (typeof value === 'object' || typeof value === 'function') && value !== null && '~standard' in value;
}

/**
 * The JSON Schema of a schema, by the Standard JSON Schema interface; one that is plain data is taken as it is.
 *
 * @param side what the schema takes, or what it makes
 * @throws TypeError for a schema without JSON Schema, and one that no JSON Schema describes.
 */
export function toJsonSchema(schema: unknown, side: 'input' | 'output', what: Described): JsonSchema {
  if (!isStandard(schema)) {
    const plain = toJson(schema);
    if (isRecord(plain)) return plain;
    throw new TypeError(
      `[@kuvert/openapi] ${what} is no schema; give a Standard Schema, or a JSON Schema as plain data.`,
    );
  }
  const { vendor, jsonSchema } = schema['~standard'] as { readonly vendor?: unknown; readonly jsonSchema?: unknown };
  const convert = isRecord(jsonSchema) ? jsonSchema[side] : undefined;
  if (typeof convert !== 'function') {
    throw new TypeError(
      `[@kuvert/openapi] ${what} is a schema of ${String(vendor)} without JSON Schema; ${fixFor(vendor)}.`,
    );
  }
  let described: unknown;
  try {
    described = toJson(convert.call(jsonSchema, { target: 'draft-2020-12' }));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TypeError(
      `[@kuvert/openapi] ${what} has no JSON Schema (${why}); describe what goes over the wire, without transforms on the way out.`,
      { cause },
    );
  }
  // `true` and `false` are schemas as well.
  if (typeof described === 'boolean') return described ? {} : { not: {} };
  if (isRecord(described)) return described;
  throw new TypeError(`[@kuvert/openapi] ${what} is described by ${typeof described}; it has to be a JSON Schema.`);
}

function fixFor(vendor: unknown): string {
  if (vendor === 'valibot') return 'wrap it in toStandardJsonSchema of @valibot/to-json-schema';
  if (vendor === 'zod') return 'use zod 4.2 or later';
  return 'give one that implements Standard JSON Schema, or a JSON Schema as plain data by its media type';
}

/** Whether a schema makes nothing of nothing: then there may be no data. */
export function acceptsNothing(schema: unknown): boolean {
  if (!isStandard(schema)) return false;
  try {
    const { validate } = schema['~standard'] as { readonly validate: (value: unknown) => unknown };
    const result = validate(undefined);
    // Nobody is going to await it.
    if (result instanceof Promise) result.catch(() => undefined);
    return isRecord(result) && result['issues'] === undefined && 'value' in result && result['value'] === undefined;
  } catch {
    return false;
  }
}
