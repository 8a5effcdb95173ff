import { leadsToRoot, takeApart } from './definitions.ts';
import { toName } from './names.ts';
import { mapSchema, refsIn } from './schema.ts';
import type { JsonSchema } from './schema.ts';
import type { Place, Shared } from './place.ts';

interface Slot {
  readonly key: string;
  value: unknown;
}

/** Puts what is shared into components, each name given once. */
export class Components implements Place {
  readonly #named: Readonly<Record<Shared, Map<string, Slot>>> = {
    schemas: new Map(),
    responses: new Map(),
    parameters: new Map(),
    headers: new Map(),
  };

  share(kind: Shared, name: string, value: JsonSchema): JsonSchema {
    return { $ref: this.#define(kind, [name], JSON.stringify(value), () => value) };
  }

  /** Definitions become components, and so does a schema that refers to itself or has a name. */
  put(schema: JsonSchema, name: string, side: 'input' | 'output' = 'output'): JsonSchema {
    const apart = takeApart(schema);
    const define = (wanted: string, definition: string | undefined): string => {
      const names = side === 'input' ? [wanted, `${wanted}Input`] : [wanted];
      return this.#define('schemas', names, apart.textOf(definition), () =>
        rewrite(definition === undefined ? apart.root : apart.definition(definition)),
      );
    };
    const toRef = (ref: string): string => {
      const found = apart.target(ref);
      if (found !== undefined) return define(nameOf(found.name, name), found.name) + found.rest;
      return leadsToRoot(ref) ? define(apart.name ?? name, undefined) + ref.slice(1) : ref;
    };
    const rewrite = (each: unknown): unknown =>
      mapSchema(each, (inner) =>
        typeof inner['$ref'] === 'string' ? { ...inner, $ref: toRef(inner['$ref']) } : inner,
      );

    const isShared =
      apart.name !== undefined || refsIn(apart.root).some((ref) => leadsToRoot(ref) && !apart.target(ref));
    if (isShared) return { $ref: define(apart.name ?? name, undefined) };
    return rewrite(apart.root) as JsonSchema;
  }

  open(schema: JsonSchema): JsonSchema {
    const [, , kind, name] = typeof schema['$ref'] === 'string' ? schema['$ref'].split('/') : [];
    const slot = name === undefined ? undefined : this.#named[kind as Shared].get(name);
    return slot === undefined ? schema : (slot.value as JsonSchema);
  }

  /** All of a kind, in the order of their names; `undefined` where there is none. */
  all(kind: Shared): Record<string, never> | undefined {
    const named = [...this.#named[kind]].toSorted(([one], [other]) => (one < other ? -1 : 1));
    return named.length === 0
      ? undefined
      : (Object.fromEntries(named.map(([name, { value }]) => [name, value])) as never);
  }

  /**
   * What leads to a component: one that is there already, if `key` says that it is the same. It is made once it has its
   * name, since it may refer to itself.
   */
  #define(kind: Shared, names: readonly string[], key: string, make: () => unknown): string {
    const named = this.#named[kind];
    let name = names[0] as string;
    for (let count = 1; named.has(name) && named.get(name)?.key !== key; count += 1) {
      name = names[count] ?? `${names.at(-1)}${count - names.length + 2}`;
    }
    if (!named.has(name)) {
      const slot: Slot = { key, value: undefined };
      named.set(name, slot);
      slot.value = make();
    }
    return `#/components/${kind}/${name}`;
  }
}

/** A definition that nobody has given a name is called after what it is part of. */
function nameOf(definition: string, name: string): string {
  return /^[A-Z][\w.-]*$/.test(definition) ? definition : `${name}${toName(definition)}`;
}
