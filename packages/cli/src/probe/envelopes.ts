import type { EnvelopeReader } from '@kuvert/core/client';
import { codeReader } from '@kuvert/core/code-envelope';
import { googleRpcReader } from '@kuvert/core/google-rpc';
import { jsendReader } from '@kuvert/core/jsend';
import { jsonApiReader } from '@kuvert/core/json-api';
import { problemReader } from '@kuvert/core/problem-details';
import { statusReader } from '@kuvert/core/status-envelope';
import { refuse } from '../problem.ts';
import { suggest } from '../suggest.ts';

/** The envelopes of core by their names, in the order in which they are tried: the strictest first. */
const known: ReadonlyMap<string, EnvelopeReader> = new Map(
  [codeReader, statusReader, problemReader, jsonApiReader, googleRpcReader, jsendReader].map((reader) => [
    reader.name,
    reader,
  ]),
);

/**
 * The envelopes that are named, all of core's where none is.
 *
 * @throws Problem for a name that is none of them
 */
export function toEnvelopes(names: string | undefined): readonly EnvelopeReader[] {
  if (names === undefined) return [...known.values()];
  return names.split(',').map((name) => {
    const one = known.get(name.trim());
    return (
      one ??
      refuse(
        'usage',
        `there is no envelope ${name}${suggest(name, known.keys())}; core has ${[...known.keys()].join(', ')}`,
      )
    );
  });
}
