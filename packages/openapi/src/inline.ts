import { leadsToRoot, takeApart } from './definitions.ts';
import { own, toJson } from './json.ts';
import type { Place } from './place.ts';
import { mapSchema } from './schema.ts';
import type { JsonSchema } from './schema.ts';

/**
 * Puts everything where it is used: into a document that somebody else writes, and whose components are theirs.
 *
 * @throws TypeError, when a schema is put, for one that refers to itself.
 */
export const inline: Place = {
  share: (_kind, _name, value) => toJson(value) as JsonSchema,
  put(schema, name) {
    const apart = takeApart(schema);
    const resolve = (each: unknown, within: readonly string[]): unknown =>
      mapSchema(each, (inner) => {
        const { $ref: ref, ...siblings } = inner;
        if (typeof ref !== 'string' || !leadsToRoot(ref)) return inner;
        const found = apart.target(ref);
        if (within.includes(ref) || (found === undefined && ref === '#')) {
          throw new TypeError(
            `[@kuvert/openapi] ${name} refers to itself, and has no place here to be referred to; give { $ref: '#/components/schemas/…' } of the document in its place.`,
          );
        }
        const start = found === undefined ? apart.root : apart.definition(found.name);
        const resolved = resolve(at(start, found?.rest ?? ref.slice(1)), [...within, ref]);
        return { ...(resolved as JsonSchema), ...siblings };
      });
    return resolve(apart.root, []) as JsonSchema;
  },
  open: (schema) => schema,
};

/** What a JSON Pointer leads to (RFC 6901). */
function at(value: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1);
  return keys.reduce<unknown>((found, key) => {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    return Array.isArray(found) ? found[Number(name)] : own(found, name);
  }, value);
}
