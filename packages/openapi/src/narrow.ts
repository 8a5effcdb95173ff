import { isRecord, isSame, own, toRecord, without } from './json.ts';
import { matches } from './matches.ts';
import type { Param } from './example.ts';
import type { Probe, Sample } from './probe.ts';
import type { JsonSchema } from './schema.ts';

/**
 * The schema of a failure, narrowed to one code: `const` wherever it has something that depends on the code alone, and
 * the schemas of the params where those are written.
 */
export function narrow(schema: JsonSchema, { mine, others }: Probe, params: readonly Param[]): JsonSchema {
  return new Narrowing(params).narrow(schema, mine, others);
}

class Narrowing {
  readonly #params: ReadonlyMap<string, Param>;

  constructor(params: readonly Param[]) {
    this.#params = new Map(params.map((param) => [param.name, param]));
  }

  /** With `isAlways`, only what every sample has is narrowed. */
  narrow(schema: JsonSchema, mine: readonly Sample[], others: readonly unknown[], isAlways = false): JsonSchema {
    const branches = [schema['oneOf'], schema['anyOf']].find(Array.isArray) as JsonSchema[] | undefined;
    if (branches !== undefined) return this.#choose(schema, branches, mine, others, isAlways);
    const values = mine.map(({ value }) => value);
    const [value] = values;
    if (values.every(isRecord)) return this.#members(schema, mine, others.filter(isRecord), isAlways);
    if (values.every(Array.isArray)) return this.#items(schema, mine, others.filter(Array.isArray));
    const depends = values.every((each) => each === value) && others.some((each) => each !== value);
    return depends ? toConst(schema, value) : schema;
  }

  /** Of several forms, those that the code has. */
  #choose(
    schema: JsonSchema,
    branches: readonly JsonSchema[],
    mine: readonly Sample[],
    others: readonly unknown[],
    isAlways: boolean,
  ): JsonSchema {
    const kept = branches
      .map((branch) => [branch, mine.filter(({ value }) => matches(branch, value))] as const)
      .filter(([, fitting]) => fitting.length > 0);
    const rest = without(schema, 'oneOf', 'anyOf');
    const [one] = kept;
    if (one === undefined) return schema;
    const isFree = Object.keys(one[0]).every((keyword) => !Object.hasOwn(rest, keyword));
    if (kept.length === 1 && isFree) return this.narrow({ ...rest, ...one[0] }, mine, others, isAlways);
    const keyword = Array.isArray(schema['oneOf']) ? 'oneOf' : 'anyOf';
    return { ...rest, [keyword]: kept.map(([branch, fitting]) => this.narrow(branch, fitting, others, isAlways)) };
  }

  #members(schema: JsonSchema, mine: readonly Sample[], others: readonly JsonSchema[], isAlways: boolean): JsonSchema {
    const properties = new Map(Object.entries(isRecord(schema['properties']) ? schema['properties'] : {}));
    const required = new Set(Array.isArray(schema['required']) ? (schema['required'] as string[]) : []);
    const names = new Set(mine.flatMap(({ value }) => Object.keys(value as JsonSchema)));
    let isNarrower = false;
    for (const name of names) {
      const inner = mine.flatMap(({ value, params }) =>
        Object.hasOwn(value as JsonSchema, name) ? [{ value: own(value, name), params }] : [],
      );
      const isThere = inner.length === mine.length;
      if (isAlways && !isThere) continue;
      const known = properties.get(name);
      const before = isRecord(known) ? known : {};
      const theirs = others.flatMap((other) => (Object.hasOwn(other, name) ? [other[name]] : []));
      const after = this.#paramAt(name, inner) ?? this.narrow(before, inner, theirs, isAlways);
      if (isSame(before, after)) continue;
      isNarrower = true;
      properties.set(name, after);
      if (isThere) required.add(name);
    }
    if (!isNarrower) return schema;
    return { ...schema, type: 'object', required: [...required], properties: toRecord(properties) };
  }

  /** What a param of the code is where it is written under its name: as it is, or as text. */
  #paramAt(name: string, inner: readonly Sample[]): JsonSchema | undefined {
    const param = this.#params.get(name);
    if (param === undefined) return undefined;
    const isParam = inner.every(({ value, params }) => isSame(value, params[name]));
    if (isParam) return param.schema;
    const isText = inner.every(({ value, params }) => value === JSON.stringify(params[name]));
    return isText ? { type: 'string' } : undefined;
  }

  /** The items of a list: all of them, where all are narrower, and else those that stand at the same place each time. */
  #items(schema: JsonSchema, mine: readonly Sample[], others: readonly (readonly unknown[])[]): JsonSchema {
    const listed = mine.map(({ value, params }) => (value as unknown[]).map((item) => ({ value: item, params })));
    const least = Math.min(...listed.map((items) => items.length));
    if (least === 0) return schema;
    const first = Array.isArray(schema['prefixItems']) ? (schema['prefixItems'] as JsonSchema[]) : [];
    const rest = isRecord(schema['items']) ? schema['items'] : {};
    if (first.length === 0) {
      const items = this.narrow(rest, listed.flat(), others.flat(), true);
      if (!isSame(items, rest)) return { ...schema, items };
    }
    const prefixItems = Array.from({ length: Math.max(least, first.length) }, (_, at) => {
      const known = first[at] ?? rest;
      const inner = listed.flatMap((items) => items.slice(at, at + 1));
      return at < least
        ? this.narrow(
            known,
            inner,
            others.flatMap((items) => items.slice(at, at + 1)),
            true,
          )
        : known;
    });
    while (prefixItems.length > first.length && isSame(prefixItems.at(-1), rest)) prefixItems.pop();
    return isSame(prefixItems, first) ? schema : { ...schema, prefixItems };
  }
}

/** What is said of a value stays; what was allowed besides does not matter any more. */
function toConst(schema: JsonSchema, value: unknown): JsonSchema {
  const { title, description } = schema;
  const type = typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
  return toRecord(Object.entries({ title, description, type: value === null ? 'null' : type, const: value }));
}
