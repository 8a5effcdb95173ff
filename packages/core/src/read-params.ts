import type { CodeEntry, ParamKind } from './codes.ts';
import { placeholdersOf } from './message.ts';
import { member } from './read.ts';

/**
 * The params of a code as they were read back: those it has, in the kinds it declares. Text that says a number or a
 * boolean is taken for it, since some envelopes write nothing but text. `undefined` where one is missing, or is
 * something else: a caller who finds params can rely on their types.
 */
export function readParams(
  { params = {}, message, challenge = '' }: CodeEntry,
  written: unknown,
): Readonly<Record<string, unknown>> | undefined {
  const names = new Set([...Object.keys(params), ...placeholdersOf(message + challenge)]);
  const read = Array.from(names, (name): [string, unknown] => [
    name,
    toKind(member(params, name) as ParamKind | undefined, member(written, name)),
  ]);
  return read.length === 0 || read.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(read);
}

/** The value as what a param is declared to be, and any text, number or boolean for a placeholder; else `undefined`. */
function toKind(kind: ParamKind | undefined, value: unknown): unknown {
  try {
    if (kind !== undefined && typeof kind !== 'string') {
      const result = kind['~standard'].validate(value);
      return 'value' in result ? result.value : undefined;
    }
    const meant: unknown =
      kind !== undefined && kind !== 'string' && typeof value === 'string' ? JSON.parse(value) : value;
    const type = typeof meant;
    const isNumber = kind === 'integer' ? Number.isInteger(meant) : Number.isFinite(meant);
    const fits =
      type === 'number'
        ? isNumber && kind !== 'string' && kind !== 'boolean'
        : type === (kind ?? type) && /^[sb]/.test(type);
    return fits ? meant : undefined;
  } catch {
    return undefined;
  }
}
