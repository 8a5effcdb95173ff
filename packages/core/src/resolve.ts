import type { CodeEntry, CodeTable, Registry } from './codes.ts';
import type { Decoded } from './envelope.ts';
import { readParams } from './read-params.ts';

/** The reasons of each table that can be raised: under their names, and under `#` and their wire codes. */
const reasonsOf = new WeakMap<CodeTable, ReadonlyMap<string, string>>();

/**
 * What was read back, with the reason of a failure: the one that was written, if the registry has it, or the one whose
 * wire code it is. `undefined` where the code is newer than the registry, or none that can be raised. The code
 * is then the registry's, also where the envelope wrote it as text, and params are those of the code, in its kinds.
 */
export function resolve({ entries }: Pick<Registry, 'entries'>, decoded: Decoded): Decoded {
  if (decoded.kind !== 'failure') return decoded;
  const reasons = reasonsOf.get(entries) ?? indexOf(entries);
  const { params: written, ...failure } = decoded;
  const reason = reasons.get(failure.reason ?? '') ?? reasons.get(`#${failure.code}`);
  const entry = entries[reason ?? ''];
  if (reason === undefined || entry === undefined) return { ...decoded, reason: undefined };
  const params = readParams(entry, written);
  return { ...failure, reason, code: entry.code ?? reason, ...(params && { params }) };
}

function indexOf(entries: CodeTable): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const [reason, entry] of Object.entries(entries)) {
    if (isRaisable(entry)) reasons.set(reason, reason).set(`#${entry.code ?? reason}`, reason);
  }
  reasonsOf.set(entries, reasons);
  return reasons;
}

/** Neither retired nor the success. */
function isRaisable({ retired, status }: CodeEntry): boolean {
  return !retired && !String(status).startsWith('2');
}
