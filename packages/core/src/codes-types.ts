import type { ParamPrimitive, Placeholders } from './message.ts';
import type { CodeEntry, CodeTable } from './codes.ts';
import type { OutputOf, StandardSchema } from './standard-schema.ts';

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';

/** Every status an entry may answer with, as a union. */
export type StatusOf<E extends CodeEntry> = EachOf<E['status']>;

type EachOf<S> = S extends readonly (infer Each)[] ? Each : S;

/** The wire code of an entry: its number or text, or the reason when the entry has none. */
export type WireCode<T extends CodeTable, R extends keyof T> = R extends string
  ? T[R] extends { readonly code: infer C }
    ? C
    : R
  : never;

type SuccessStatus = `2${Digit}${Digit}` extends `${infer Status extends number}` ? Status : never;

/** What cannot be raised: the success, and what is retired. */
type Unraisable =
  | { readonly status: SuccessStatus | readonly [SuccessStatus, ...number[]] }
  | { readonly retired: true };

type RaisableOf<T extends CodeTable, R extends keyof T> = R extends unknown
  ? T[R] extends Unraisable
    ? never
    : R
  : never;

/** An interface rather than an alias, so that the compiler's messages list the reasons and not the table. */
export interface ReasonsOf<T extends CodeTable> {
  /** The reasons of a table that can be raised: neither the success nor a retired one. */
  readonly raisable: RaisableOf<T, keyof T & string>;
}

/** The type of one declared param. */
type ParamValue<Kind> = Kind extends 'string'
  ? string
  : Kind extends 'number' | 'integer'
    ? number
    : Kind extends 'boolean'
      ? boolean
      : Kind extends StandardSchema
        ? OutputOf<Kind>
        : never;

type TextOf<E> =
  | (E extends { readonly message: string } ? E['message'] : never)
  | (E extends { readonly challenge: string } ? E['challenge'] : never);

type DeclaredParams<E> = E extends { readonly params: infer P } ? P : Record<never, never>;

/** The params of an entry: those it declares, and every placeholder of its texts. */
export type ParamsOf<E> = {
  readonly [K in keyof DeclaredParams<E>]: ParamValue<DeclaredParams<E>[K]>;
} & {
  readonly [K in Exclude<Placeholders<TextOf<E>>, keyof DeclaredParams<E>>]: ParamPrimitive;
};

/**
 * `[params, details?]` where the entry of a reason has params, `[details?]` where it has none. One of several reasons is
 * raised only if none of them has params. Where the compiler found no reason that fits, anything goes: the reason is
 * what is wrong then.
 */
export type FailureArguments<T extends CodeTable, R extends keyof T, Details> =
  IsUnion<R> extends false
    ? HasParams<T[R]> extends false
      ? [details?: Details]
      : [params: ParamsOf<T[R]>, details?: Details]
    : [ReasonsOf<T>['raisable']] extends [R]
      ? [params?: unknown, details?: unknown]
      : HasParams<T[R]> extends false
        ? [details?: Omit<Details, 'status'>]
        : [raiseReasonsWithParamsOneByOne: never];

type HasParams<E> = [keyof DeclaredParams<E> | Placeholders<TextOf<E>>] extends [never] ? false : true;

type WireKey<R, E> = E extends { readonly code: infer C extends string | number } ? `${C}` : R & string;

type IsUnion<T, U = T> = T extends unknown ? ([U] extends [T] ? false : true) : never;

type BadStatus<S> = S extends number
  ? `${S}` extends `${'2' | '3' | '4' | '5'}${Digit}${Digit}`
    ? Extract<S, 304>
    : S
  : S extends readonly (infer M)[]
    ? BadStatus<M>
    : never;

type EntryProblem<R extends string, E extends CodeEntry> =
  Uppercase<R> extends R
    ? E['message'] extends ''
      ? `[@kuvert/core] ${R} has an empty message; say what went wrong`
      : [BadStatus<E['status']>] extends [never]
        ? [Exclude<keyof E, keyof CodeEntry>] extends [never]
          ? never
          : `[@kuvert/core] ${R} has the member ${Exclude<keyof E, keyof CodeEntry> & string}, which no entry has; remove it or correct its name`
        : `[@kuvert/core] ${R} has status ${BadStatus<E['status']> & number}; give it one from 300 to 599 that is not 304`
    : `[@kuvert/core] the reason ${R} has lower case; write it like PROJECT_NOT_FOUND`;

type MembersOf<E> = E extends unknown ? keyof E : never;

/**
 * Whether no entry has a problem, asked of all of them at once: their statuses and members are few, and a union of
 * texts is looked up in without walking it.
 */
type AreFine<T extends CodeTable> =
  keyof T extends Uppercase<keyof T & string>
    ? '' extends T[keyof T]['message']
      ? false
      : [BadStatus<T[keyof T]['status']> | Exclude<MembersOf<T[keyof T]>, keyof CodeEntry>] extends [never]
        ? true
        : false
    : false;

/** Only asked for where there is one: it looks at each entry by itself. */
type EntryProblems<T extends CodeTable> = { [R in keyof T & string]: EntryProblem<R, T[R]> }[keyof T & string];

/** Of several reasons, a sentence. Whatever is done here is done once for each code. */
type Shared<R, All, T extends CodeTable> = R extends unknown
  ? All extends R
    ? never
    : `[@kuvert/core] code ${WireKey<R, T[R & keyof T]>} is used twice, by ${R & string}; give one of the entries another code`
  : never;

/**
 * One remapped type, keyed by wire code: entries that share a code merge into one member whose `R` is a union. That
 * keeps the check linear; indexing such a type once per entry would not be.
 */
type SharedByCode<T extends CodeTable> = T[keyof T] extends { readonly code: number | string }
  ? { [R in keyof T as `${T[R]['code']}`]: Shared<R, R, T> }
  : { [R in keyof T as WireKey<R, T[R]>]: Shared<R, R, T> };

/** What the compiler can tell is wrong with a table, as sentences; `never` when nothing is. */
export type ProblemsOf<T extends CodeTable> = string extends keyof T
  ? never
  : SharedByCode<T>[keyof SharedByCode<T>] | (AreFine<T> extends true ? never : EntryProblems<T>);
