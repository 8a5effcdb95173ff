import { partialDeepStrictEqual } from 'node:assert/strict';
import type { HostileCase } from '../../../packages/client/src/hostile-server.fixture.ts';
import type { Finding } from './exam.ts';

/** What is wrong with a result, if anything is. */
export function problemWith({ name, kind, gives = {} }: HostileCase, result: Finding | undefined): string | undefined {
  const shown = `${name}: ${JSON.stringify(result)}`;
  if (result === undefined || ![kind].flat().some((each) => each === result.kind))
    return `${shown} is no ${String(kind)}`;
  if (result.ok !== (result.kind === 'success')) return `${shown} is not ok as its kind is`;
  if (result['polluted'] !== false) return `${shown} polluted what is shared`;
  try {
    // What is undefined is not in JSON.
    partialDeepStrictEqual(Object.fromEntries(Object.keys(gives).map((key) => [key, result[key]])), gives);
    return undefined;
  } catch {
    return `${shown} has to have ${JSON.stringify(gives)}`;
  }
}
