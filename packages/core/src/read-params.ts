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
  const read = [...Object.keys(params), ...placeholdersOf(message + challenge)].map((name): [string, unknown] => [
    name,
    toKind(member(params, name) as ParamKind | undefined, member(written, name)),
  ]);
  return read.length > 0 && read.every(([, value]) => value !== undefined) ? Object.fromEntries(read) : undefined;
}

/** The value as what a param is declared to be, and any text, number or boolean for a placeholder; else `undefined`. */
function toKind(kind: ParamKind | undefined, written: unknown): unknown {
  try {
    if (kind && typeof kind !== 'string') return (kind['~standard'].validate(written) as { value?: unknown }).value;
    const value: unknown = kind && kind !== 'string' && typeof written === 'string' ? JSON.parse(written) : written;
    const type = typeof value;
    const fits =
      kind === 'integer'
        ? Number.isInteger(value)
        : type === (kind ?? type) && (/^[sb]/.test(type) || Number.isFinite(value));
    return fits ? value : undefined;
  } catch {
    return undefined;
  }
}
