import { isRecord, isSame } from './json.ts';

/** Whether a value is of a schema, by the keywords that the schemas of envelopes are made of. */
export function matches(schema: unknown, value: unknown): boolean {
  if (!isRecord(schema)) return schema !== false;
  const { type, enum: values, required, properties, items, prefixItems, oneOf, anyOf, not } = schema;
  if (Object.hasOwn(schema, 'const') && !isSame(schema['const'], value)) return false;
  if (Array.isArray(values) && !values.some((each) => isSame(each, value))) return false;
  if (type !== undefined && ![type].flat().some((each) => isOf(each, value))) return false;
  if (not !== undefined && matches(not, value)) return false;
  for (const branches of [oneOf, anyOf]) {
    if (Array.isArray(branches) && !branches.some((branch) => matches(branch, value))) return false;
  }
  if (isRecord(value)) {
    if (Array.isArray(required) && required.some((name) => !Object.hasOwn(value, name as string))) return false;
    const known = isRecord(properties) ? Object.entries(properties) : [];
    return known.every(([name, each]) => !Object.hasOwn(value, name) || matches(each, value[name]));
  }
  if (!Array.isArray(value)) return true;
  const first = Array.isArray(prefixItems) ? prefixItems : [];
  return value.every((item, at) => (at < first.length ? matches(first[at], item) : matches(items ?? true, item)));
}

function isOf(type: unknown, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isRecord(value);
  return type === 'null' ? value === null : typeof value === type;
}
