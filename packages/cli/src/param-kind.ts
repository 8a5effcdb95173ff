import type { CodeEntry } from '@kuvert/core';
import { digestOf } from './digest.ts';

type ParamKind = NonNullable<CodeEntry['params']>[string];
type Schema = Exclude<ParamKind, string>;

/** A Standard Schema that can say itself as a JSON Schema, as the interface's newer half has it. */
interface Describing {
  readonly jsonSchema?: { readonly output?: (options: { readonly target: string }) => unknown };
}

/**
 * The kind of a param as a word: `string`, `number`, `integer`, `boolean`, `any` of these for a placeholder, or
 * `schema:` with the vendor of a Standard Schema, and with a digest of what it allows where the schema can tell.
 */
export function toParamKind(kind: ParamKind | undefined): string {
  if (kind === undefined) return 'any';
  if (typeof kind === 'string') return kind;
  const { vendor } = kind['~standard'];
  const described = describe(kind);
  return described === undefined ? `schema:${vendor}` : `schema:${vendor}:${digestOf(described).slice(0, 12)}`;
}

function describe(schema: Schema): unknown {
  try {
    return (schema['~standard'] as Describing).jsonSchema?.output?.({ target: 'draft-2020-12' });
  } catch {
    // Not every type of a library has a JSON Schema.
    return undefined;
  }
}

/** A kind in words, for people. */
export function describeKind(kind: string): string {
  if (kind === 'any') return 'text, number or boolean';
  if (kind.startsWith('schema:')) return `by a ${kind.split(':')[1] ?? ''} schema`;
  return kind === 'string' ? 'text' : kind;
}
