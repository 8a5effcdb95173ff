import { isRecord, own, toRecord } from './json.ts';
import type { JsonSchema } from './schema.ts';

/** Adds to a schema the members that its values have and it does not speak of. */
export function withMembers(schema: JsonSchema, values: readonly unknown[]): JsonSchema {
  const { properties, prefixItems, items } = schema;
  if (values.every(isRecord) && isRecord(properties)) {
    const names = new Set([...Object.keys(properties), ...values.flatMap((value) => Object.keys(value))]);
    const members = [...names].map((name): [string, unknown] => {
      const inner = values.flatMap((value) => (Object.hasOwn(value, name) ? [value[name]] : []));
      const known = own(properties, name);
      return [name, known === undefined ? toSchema(inner) : isRecord(known) ? withMembers(known, inner) : known];
    });
    return { ...schema, properties: toRecord(members) };
  }
  if (!values.every(Array.isArray)) return schema;
  const lists = values as readonly (readonly unknown[])[];
  const first = Array.isArray(prefixItems) ? (prefixItems as JsonSchema[]) : [];
  const rest = lists.flatMap((list) => list.slice(first.length));
  return {
    ...schema,
    ...(first.length === 0
      ? undefined
      : {
          prefixItems: first.map((item, at) =>
            withMembers(
              item,
              lists.flatMap((list) => list.slice(at, at + 1)),
            ),
          ),
        }),
    ...(isRecord(items) && rest.length > 0 ? { items: withMembers(items, rest) } : undefined),
  };
}

/** A schema of what values have in common. */
function toSchema(values: readonly unknown[]): JsonSchema {
  const types = new Set(values.map(typeOf));
  const [type] = types;
  if (types.size !== 1) return {};
  if (type === 'array') {
    const items = (values as readonly (readonly unknown[])[]).flat();
    return items.length === 0 ? { type } : { type, items: toSchema(items) };
  }
  return type === 'object' ? withMembers({ type, properties: {} }, values) : { type };
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
