import { compareText } from '../compare-text.ts';
import { toCanonical } from '../digest.ts';

/** What says nothing about which values there are. */
const prose = new Set(['$comment', 'default', 'deprecated', 'description', 'examples', 'example', 'title']);
/** What is followed into members of its own. */
const nested = new Set(['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems', 'properties', 'required']);

/**
 * Every member a JSON Schema describes, by its path, with a `!` where it is required and what the schema says of it:
 * `pagination.page: integer {"minimum":1}`. Two schemas with the same members promise the same.
 */
export function membersOf(schema: unknown): Readonly<Record<string, string>> {
  const found = new Map<string, string>();
  walk(schema, '', false, found);
  return Object.fromEntries([...found].toSorted(([a], [b]) => compareText(a, b)));
}

function walk(schema: unknown, path: string, isRequired: boolean, found: Map<string, string>): void {
  const node = isRecord(schema) ? schema : {};
  const said = `${toType(schema)}${isRequired ? '!' : ''}`;
  if (path !== '' || said !== 'any') found.set(path || '.', said);
  const required = Array.isArray(node['required']) ? node['required'] : [];
  if (isRecord(node['properties'])) {
    for (const [name, member] of Object.entries(node['properties'])) {
      walk(member, path === '' ? name : `${path}.${name}`, required.includes(name), found);
    }
  }
  if (node['items'] !== undefined) walk(node['items'], `${path}[]`, false, found);
  for (const keyword of ['allOf', 'anyOf', 'oneOf', 'prefixItems']) {
    const variants = node[keyword];
    if (!Array.isArray(variants)) continue;
    for (const [at, variant] of variants.entries()) walk(variant, `${path}(${keyword} ${at + 1})`, false, found);
  }
}

/** The type, and in JSON whatever else limits the values. */
function toType(schema: unknown): string {
  if (!isRecord(schema)) return schema === false ? 'never' : 'any';
  const { type, ...rest } = schema;
  const limits = Object.entries(rest).filter(([keyword]) => !prose.has(keyword) && !nested.has(keyword));
  const words = [type].flat().filter((each) => typeof each === 'string');
  const first = words.length === 0 ? 'any' : words.toSorted(compareText).join(' or ');
  return limits.length === 0 ? first : `${first} ${toCanonical(Object.fromEntries(limits))}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
