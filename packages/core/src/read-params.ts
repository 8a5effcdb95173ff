import type { CodeEntry, ParamKind } from './codes.ts';
import { placeholdersOf } from './message.ts';
import type { StandardSchema } from './standard-schema.ts';

/**
 * The params of a code as they were read back: those it has, in the kinds it declares. Text that says a number or a
 * boolean is taken for it, since some envelopes write nothing but text. `undefined` where one is missing, or is
 * something else: a caller who finds params can rely on their types.
 */
export function readParams(
  entry: CodeEntry,
  written: Readonly<Record<string, unknown>> | undefined,
): Readonly<Record<string, unknown>> | undefined {
  if (written === undefined) return undefined;
  const { params = {}, message, challenge = '' } = entry;
  const kinds = new Map<string, ParamKind | undefined>(Object.entries(params));
  for (const name of [...placeholdersOf(message), ...placeholdersOf(challenge)]) kinds.set(name, kinds.get(name));
  const read: [string, unknown][] = [];
  for (const [name, kind] of kinds) {
    const value = Object.hasOwn(written, name) ? written[name] : undefined;
    const kept = kind === undefined ? toPrimitive(value) : toKind(kind, value);
    if (kept === undefined) return undefined;
    read.push([name, kept]);
  }
  return read.length === 0 ? undefined : Object.fromEntries(read);
}

/** The value as what a param is declared to be; `undefined` where it is not. */
function toKind(kind: ParamKind, value: unknown): unknown {
  switch (kind) {
    case 'string':
      return typeof value === 'string' ? value : undefined;
    case 'number':
      return toNumber(value);
    case 'integer': {
      const number = toNumber(value);
      return Number.isInteger(number) ? number : undefined;
    }
    case 'boolean':
      return BOOLEANS.get(value);
    default:
      return validated(kind, value);
  }
}

const BOOLEANS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  ['true', true],
  ['false', false],
]);

function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function toPrimitive(value: unknown): unknown {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

/** The output of a schema that answers at once. */
function validated(schema: StandardSchema, value: unknown): unknown {
  try {
    const result = schema['~standard'].validate(value);
    return 'value' in result ? result.value : undefined;
  } catch {
    return undefined;
  }
}
