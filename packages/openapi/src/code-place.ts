import type { ContractData, Envelope } from '@kuvert/core';
import { isRecord, toJson } from './json.ts';
import { codeOf, isRaisable } from './probe.ts';
import type { JsonSchema } from './schema.ts';

/** Where an envelope writes what tells codes apart, and whether that is the reason. */
interface CodePlace {
  readonly path: Path;
  readonly isReason: boolean;
  readonly isText: boolean;
}

const MARK = 987_654_321;
const REASON = 'KUVERT_MARK';

/** The places of the code, of the reason where it is not written, at statuses of every kind. */
function findCode(envelope: Envelope): CodePlace[] {
  const places = [404, 500, 308].flatMap((status): CodePlace[] => {
    for (const code of [MARK, 'KUVERT_CODE']) {
      try {
        const body = toJson(envelope.failure({ code, reason: REASON, status, message: 'a' }));
        const ofCode = pathsTo(body, code).map((path) => ({ path, isReason: false, isText: false }));
        const asText = pathsTo(body, String(code)).map((path) => ({ path, isReason: false, isText: true }));
        const ofReason = pathsTo(body, REASON).map((path) => ({ path, isReason: true, isText: true }));
        return [ofCode, asText, ofReason].find(({ length }) => length > 0) ?? [];
      } catch {
        // One that takes no numbers may take text.
      }
    }
    return [];
  });
  return [...new Map(places.map((place) => [JSON.stringify(place.path), place])).values()];
}

type Path = readonly (string | number)[];

function pathsTo(value: unknown, wanted: unknown, path: Path = []): Path[] {
  if (value === wanted) return [path];
  if (Array.isArray(value)) return value.flatMap((each, at) => pathsTo(each, wanted, [...path, at]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, each]) => pathsTo(each, wanted, [...path, name]));
}

/** A schema that has another wherever the code stands. */
export function atCodes(envelope: Envelope, schema: JsonSchema): JsonSchema {
  return findCode(envelope).reduce<JsonSchema>((whole, { path }) => merge(whole, nest(path, schema)), {});
}

function nest([key, ...rest]: Path, schema: JsonSchema): JsonSchema {
  if (key === undefined) return schema;
  const inner = nest(rest, schema);
  if (typeof key === 'string') return { properties: { [key]: inner } };
  return { prefixItems: [...Array.from({ length: key }, () => ({})), inner] };
}

function merge(one: JsonSchema, other: JsonSchema): JsonSchema {
  const members = Object.entries(other).map(([name, value]): [string, unknown] => {
    const before = Object.hasOwn(one, name) ? one[name] : undefined;
    return [name, isRecord(before) && isRecord(value) ? merge(before, value) : value];
  });
  return { ...one, ...Object.fromEntries(members) };
}

/** The codes of a contract, as its envelope writes them, in one enumeration with their reasons and messages. */
export function toCodesSchema({ registry, envelope }: ContractData): JsonSchema {
  const codes = Object.entries(registry.entries).filter(([, entry]) => isRaisable(entry));
  const [place] = findCode(envelope);
  const values = codes.map(([reason, entry]) => {
    if (place?.isReason === true) return reason;
    const code = codeOf(reason, entry);
    return place?.isText === true ? String(code) : code;
  });
  const types = new Set(values.map((value) => (typeof value === 'number' ? 'integer' : 'string')));
  return {
    title: 'Error codes',
    description: 'Every code that a failure may have.',
    type: types.size === 1 ? [...types][0] : [...types],
    enum: values,
    'x-enum-varnames': codes.map(([reason]) => reason),
    'x-enumDescriptions': Object.fromEntries(codes.map(([, { message }], at) => [String(values[at]), message])),
  };
}
