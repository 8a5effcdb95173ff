import type { CodeEntry, Registry } from './codes.ts';
import type { Decoded } from './envelope.ts';
import { readParams } from './read-params.ts';

/**
 * What was read back, with the reason of a failure: the one that was written, if the registry has it, or the one whose
 * wire code it is. `undefined` where the code is newer than the registry, or none that can be raised. Params are those of
 * the code, in its kinds.
 */
export function resolve({ entries }: Pick<Registry, 'entries'>, decoded: Decoded): Decoded {
  if (decoded.kind !== 'failure') return decoded;
  const { params: written, reason: told = '', ...failure } = decoded;
  const reason = Object.hasOwn(entries, told)
    ? told
    : Object.keys(entries).find((each) => String(entries[each]?.code ?? each) === String(decoded.code));
  const entry = reason === undefined ? undefined : entries[reason];
  if (reason === undefined || entry === undefined || !isRaisable(entry)) return { ...decoded, reason: undefined };
  // An envelope without a place for the wire code gives the reason for it.
  const code = decoded.code === reason ? (entry.code ?? reason) : decoded.code;
  const params = readParams(entry, written);
  return { ...failure, reason, code, ...(params && { params }) };
}

/** Neither retired nor the success. */
function isRaisable({ retired, status }: CodeEntry): boolean {
  return !retired && !String(status).startsWith('2');
}
