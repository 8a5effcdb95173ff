import { at, follow } from './read-openapi.ts';
import { toRow } from './row.ts';
import type { Row } from './row.ts';

type Json = Readonly<Record<string, unknown>>;

/** The codes that a schema of a body allows: each by a constant, or all by an enumeration. */
export function codesInSchema(schema: unknown, document: Json, seen: Set<unknown> = new Set()): readonly Row[] {
  const node = follow(schema, document);
  // Schemas refer to themselves, and to each other.
  if (typeof node !== 'object' || node === null || seen.has(node)) return [];
  seen.add(node);
  const inner = ['oneOf', 'anyOf', 'allOf'].flatMap((keyword) => {
    const variants = at(node, keyword);
    return Array.isArray(variants) ? variants.flatMap((variant) => codesInSchema(variant, document, seen)) : [];
  });
  const properties = at(node, 'properties');
  const code = follow(at(properties, 'code') ?? at(properties, 'error_code') ?? at(properties, 'errorCode'), document);
  const message = follow(at(properties, 'message') ?? at(properties, 'detail') ?? at(properties, 'title'), document);
  const text = valueOf(message) ?? textOf(node);
  const own = allOf(code);
  const rows = own.map(({ value, name, said }): Row => {
    // A constant has the text beside it; of several codes, each its own.
    const told = said ?? (own.length === 1 ? text : undefined);
    return toRow({ code: value, reason: name, text: told });
  });
  const nested = ['error', 'errors', 'items'].flatMap((name) => {
    const member = name === 'items' ? at(node, 'items') : at(properties, name);
    return member === undefined ? [] : codesInSchema(member, document, seen);
  });
  return [...rows, ...inner, ...nested];
}

interface Allowed {
  readonly value: string;
  readonly name: string | undefined;
  readonly said: string | undefined;
}

/** Every value of a member, with the names and texts that generators put beside an enumeration. */
function allOf(schema: unknown): readonly Allowed[] {
  const values = at(schema, 'enum');
  if (!Array.isArray(values)) {
    const value = valueOf(schema);
    return value === undefined ? [] : [{ value, name: undefined, said: textOf(schema) }];
  }
  const names = listAt(schema, ['x-enum-varnames', 'x-enumNames', 'x-enum-names']);
  const texts = listAt(schema, ['x-enum-descriptions', 'x-enumDescriptions']);
  // Some write them under their values.
  const under = at(schema, 'x-enumDescriptions') ?? at(schema, 'x-enum-descriptions');
  return values
    .map((value: unknown, index) => ({
      value: toText(value),
      name: toText(names[index]),
      said: toText(texts[index] ?? at(under, String(value))),
    }))
    .filter((allowed): allowed is Allowed => allowed.value !== undefined);
}

function listAt(schema: unknown, names: readonly string[]): readonly unknown[] {
  const found = names.map((name) => at(schema, name)).find((list) => Array.isArray(list));
  return (found as readonly unknown[] | undefined) ?? [];
}

/** The one value a member has, or is shown with. */
function valueOf(schema: unknown): string | undefined {
  const values = at(schema, 'enum');
  const only = Array.isArray(values) && values.length === 1 ? (values[0] as unknown) : undefined;
  return toText(at(schema, 'const')) ?? toText(only) ?? toText(at(schema, 'example'));
}

function textOf(schema: unknown): string | undefined {
  return toText(at(schema, 'description')) ?? toText(at(schema, 'title'));
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
