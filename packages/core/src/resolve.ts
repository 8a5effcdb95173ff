import { isSuccessEntry } from './codes-check.ts';
import type { CodeTable, Registry } from './codes.ts';
import type { Decoded } from './envelope.ts';
import { readParams } from './read-params.ts';

/** What is read of a registry: its entries. */
type Entries = Pick<Registry, 'entries'>;

const reasonsOf = new WeakMap<CodeTable, ReadonlyMap<string, string>>();

/**
 * What was read back, with the reason of a failure: the one that was written, if the registry has it, or the one whose
 * wire code it is. `undefined` where the code is newer than the registry, or none that can be raised. Params are those of
 * the code, in its kinds.
 */
export function resolve(registry: Entries, decoded: Decoded): Decoded {
  if (decoded.kind !== 'failure') return decoded;
  const { params: written, ...failure } = decoded;
  const reason = isReason(registry, decoded.reason)
    ? decoded.reason
    : reasonsByCode(registry).get(String(decoded.code));
  const entry = reason === undefined ? undefined : registry.entries[reason];
  if (entry === undefined || entry.retired === true || isSuccessEntry(entry)) return { ...decoded, reason: undefined };
  // An envelope without a place for the wire code gives the reason for it.
  const code = decoded.code === reason ? (entry.code ?? reason) : decoded.code;
  const params = readParams(entry, written);
  return { ...failure, reason, code, ...(params === undefined ? undefined : { params }) };
}

function isReason({ entries }: Entries, reason: string | undefined): reason is string {
  return reason !== undefined && Object.hasOwn(entries, reason);
}

function reasonsByCode({ entries }: Entries): ReadonlyMap<string, string> {
  let reasons = reasonsOf.get(entries);
  if (reasons === undefined) {
    reasons = new Map(
      Object.entries<CodeTable[string]>(entries).map(([reason, { code = reason }]) => [String(code), reason]),
    );
    reasonsOf.set(entries, reasons);
  }
  return reasons;
}
