import { checkCodes } from './codes-check.ts';
import type { ProblemsOf } from './codes-types.ts';
import type { StandardSchema } from './standard-schema.ts';

/** How a param is typed: a word for the plain kinds, or any Standard Schema. */
export type ParamKind = 'string' | 'number' | 'integer' | 'boolean' | StandardSchema;

/**
 * Whether a caller may send the same request again: `never` helps, `idempotent` methods only, or always `safe`
 * because the request had no effect.
 */
type RetryClass = 'never' | 'idempotent' | 'safe';

/** One code of a registry. Its identity is the reason, the key it stands under. */
export interface CodeEntry {
  /** The code on the wire. Left out, the reason itself is written. */
  readonly code?: number | string;
  /** The HTTP status, 300–599 but not 304 (2xx for the success); of several, the first is the default. */
  readonly status: number | readonly [number, ...number[]];
  /** The text a caller reads. `{name}` is a param. */
  readonly message: string;
  /** The params that are not, or not only, placeholders of the message. */
  readonly params?: Readonly<Record<string, ParamKind>>;
  /** The `WWW-Authenticate` value (RFC 9110 §11.6.1); every 401 has one. `{name}` is a param. */
  readonly challenge?: string;
  /** May the request be sent again? `never` unless said. */
  readonly retry?: RetryClass;
  /** Where the code is explained. */
  readonly docs?: string;
  /** The reason that takes its place; it can still be raised. */
  readonly deprecated?: string;
  /** It can no longer be raised, and its wire code stays taken for ever. */
  readonly retired?: true;
}

/** Entries by reason. */
export type CodeTable = Readonly<Record<string, CodeEntry>>;

/** One wire code, or an inclusive range of numbers. */
export type CodeRange = number | string | readonly [from: number, to: number];

/** Wire codes no entry may take. */
export interface RegistryOptions {
  /** Kept for later. */
  readonly reserved?: readonly CodeRange[];
  /** Once used by entries that are gone. */
  readonly retired?: readonly CodeRange[];
}

/** All codes of an API, frozen plain data. */
export interface Registry<T extends CodeTable = CodeTable> {
  readonly entries: T;
  readonly reserved: readonly CodeRange[];
  readonly retired: readonly CodeRange[];
}

/**
 * Defines the codes of an API. The table is checked and frozen in place; nothing is copied.
 *
 * @throws TypeError naming the entries and the fix, when a rule of the registry is broken: two reasons with one wire
 * code, a code in a reserved or retired range, a malformed reason, a status outside 300–599 (2xx for the success) or
 * 304, an empty message, a stray brace, a placeholder with no param, a 401 without a challenge, a `deprecated` that
 * names no entry. What the compiler can tell of these, it refuses first.
 * @example
 * const codes = defineCodes({
 *   SUCCESS: { code: 0, status: 200, message: 'OK' },
 *   PROJECT_NOT_FOUND: { code: 5000, status: 404, message: 'Project not found' },
 * }, { reserved: [3, [7, 10]] });
 */
export function defineCodes<const T extends CodeTable, Problems = ProblemsOf<T>>(
  table: T & { readonly [Problem in NoInfer<Problems> & string]: 'refused' },
  options: RegistryOptions = {},
): Registry<T> {
  const registry: Registry<T> = {
    entries: table,
    reserved: options.reserved ?? [],
    retired: options.retired ?? [],
  };
  checkCodes(registry);
  return Object.freeze(registry);
}

type Merged<Parts extends readonly Registry[]> = Parts extends readonly [
  Registry<infer T>,
  ...infer Rest extends readonly Registry[],
]
  ? T & Merged<Rest>
  : Record<never, never>;

/** The registry of all parts, its table written out as one object type. */
export type MergedRegistry<Parts extends readonly Registry[]> = {
  readonly [R in keyof Merged<Parts>]: Merged<Parts>[R];
} extends infer T extends CodeTable
  ? Registry<T>
  : never;

/**
 * Composes registries, say a base pack and an API's own, or those of several services.
 *
 * @throws TypeError when a reason or a wire code stands in two of them, or one lies in another's reserved range.
 * @example const codes = mergeCodes(baseCodes, projectCodes);
 */
export function mergeCodes<const Parts extends readonly Registry[]>(...parts: Parts): MergedRegistry<Parts> {
  const entries: Record<string, CodeEntry> = {};
  for (const part of parts) {
    for (const [reason, entry] of Object.entries(part.entries)) {
      if (Object.hasOwn(entries, reason) && entries[reason] !== entry) {
        throw new TypeError(
          `[@kuvert/core] the reason ${reason} stands in two of the merged registries; rename one of them, a reason has one meaning.`,
        );
      }
      entries[reason] = entry;
    }
  }
  const registry = {
    entries,
    reserved: parts.flatMap((part) => part.reserved),
    retired: parts.flatMap((part) => part.retired),
  };
  checkCodes(registry);
  return Object.freeze(registry) as unknown as MergedRegistry<Parts>;
}
