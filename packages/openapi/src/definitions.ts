import { isRecord, without } from './json.ts';
import { mapSchema, refsIn } from './schema.ts';
import type { JsonSchema } from './schema.ts';

/** A schema taken apart: what stands at its root, and its definitions. */
export interface Apart {
  readonly root: JsonSchema;
  /** What the schema calls itself; absent where it does not. */
  readonly name: string | undefined;
  /** The definition that a reference leads to by its name, and the rest of the way; `undefined` for any other place. */
  readonly target: (ref: string) => { readonly name: string; readonly rest: string } | undefined;
  readonly definition: (name: string) => unknown;
  /** A text that is the same for definitions that are the same, with all they refer to. `undefined` is the root. */
  readonly textOf: (name: string | undefined) => string;
}

/** Takes a schema apart. What names it is left out of it, since no place but a component has a name. */
export function takeApart(schema: JsonSchema): Apart {
  const named = [schema['id'], schema['$id']].find(
    (each) => typeof each === 'string' && /^[A-Za-z][\w.-]*$/.test(each),
  );
  const root = withoutNames(without(schema, '$defs', 'definitions'));
  const definitions = { ...definitionsIn(schema, 'definitions'), ...definitionsIn(schema, '$defs') };

  const target: Apart['target'] = (ref) => {
    const [start, keyword, member = '', ...rest] = ref.split('/');
    const name = decode(member);
    const isOne =
      start === '#' && (keyword === '$defs' || keyword === 'definitions') && Object.hasOwn(definitions, name);
    return isOne ? { name, rest: rest.map((each) => `/${each}`).join('') } : undefined;
  };
  const definition = (name: string): unknown => definitions[name];
  const textOf = (name: string | undefined): string => {
    const seen = new Map<string | undefined, unknown>();
    const visit = (each: string | undefined): void => {
      if (seen.has(each)) return;
      const value = each === undefined ? root : definitions[each];
      seen.set(each, value);
      for (const ref of refsIn(value)) {
        const found = target(ref);
        if (found !== undefined) visit(found.name);
        else if (leadsToRoot(ref)) visit(undefined);
      }
    };
    visit(name);
    const [first, ...others] = [...seen];
    return JSON.stringify([first?.[1], others.map(([key, value]) => [key ?? '#', value])]);
  };
  return { root, name: typeof named === 'string' ? named : undefined, target, definition, textOf };
}

/** Whether a reference leads to a place of its own schema, and not to a component of the document. */
export function leadsToRoot(ref: string): boolean {
  return ref.startsWith('#') && !ref.startsWith('#/components/');
}

function definitionsIn(schema: JsonSchema, keyword: string): JsonSchema {
  const definitions = schema[keyword];
  if (!isRecord(definitions)) return {};
  return Object.fromEntries(Object.entries(definitions).map(([name, each]) => [name, withoutNames(each)]));
}

/** Without what says which version of JSON Schema it is, and with what name: an `id` that is text is no keyword. */
function withoutNames(schema: unknown): JsonSchema {
  return mapSchema(schema, (each) => {
    const named = ['id', '$id'].filter((name) => typeof each[name] === 'string');
    return without(each, '$schema', ...named);
  }) as JsonSchema;
}

/** A member of a JSON Pointer in a fragment (RFC 6901 §6). */
function decode(member: string): string {
  try {
    return decodeURIComponent(member).replaceAll('~1', '/').replaceAll('~0', '~');
  } catch {
    return member;
  }
}
