import type { JsonSchema } from './schema.ts';

/** An object of JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value is an object with members, and no list. */
export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as JSON writes it, as data of its own; `undefined` for what JSON has not. */
export function toJson(value: unknown): unknown {
  const text: unknown = JSON.stringify(value);
  return typeof text === 'string' ? JSON.parse(text) : undefined;
}

/** Whether two values are the same in JSON, their members in one order. */
export function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** An object of the members that are there; named like one that every object has, a member is one's own all the same. */
export function toRecord<Value>(
  entries: Iterable<readonly [string, Value]>,
): Record<string, Exclude<Value, undefined>> {
  return Object.fromEntries([...entries].filter(([, value]) => value !== undefined)) as never;
}

/** The members that are there. */
export function present<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return toRecord(Object.entries(members)) as never;
}

/** The members but for some. */
export function without(value: Json, ...names: readonly string[]): JsonSchema {
  return toRecord(Object.entries(value).filter(([name]) => !names.includes(name)));
}

/** An own member; `undefined` where there is none. */
export function own(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
