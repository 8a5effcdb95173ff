import type { ContractData } from '@kuvert/core';
import { bodyOrProblem, speaksFor } from '../explain.ts';
import { toRangeText } from '../diff/ranges.ts';
import { codesOf, isSuccess } from '../facts.ts';
import type { CodeFacts } from '../facts.ts';
import type { CodeRange } from '../lock/lock.ts';

/** One code as its docs show it. */
export interface DocumentedCode extends CodeFacts {
  readonly reason: string;
  /** The faults, and bare statuses, that it speaks for. */
  readonly speaksFor: readonly string[];
  /** The body it is answered with; absent for what cannot be raised. */
  readonly example?: unknown;
}

/** An API as its docs show it. */
export interface Documented {
  readonly title: string;
  readonly envelope: string;
  readonly codes: readonly DocumentedCode[];
  /** Wire codes that are kept for later, or were used once. */
  readonly reserved: readonly CodeRange[];
  readonly retired: readonly CodeRange[];
}

/** All that the docs of an API say, whatever their format. */
export function toDocumented(api: ContractData, title: string): Documented {
  const codes = [...codesOf(api)].map(([reason, facts]): DocumentedCode => {
    const isRaisable = facts.retired !== true && !isSuccess(facts);
    const told = { reason, speaksFor: speaksFor(api, reason) };
    const written = isRaisable ? bodyOrProblem(api.envelope, api, reason, facts) : {};
    return Object.assign(told, facts, 'body' in written && { example: written.body });
  });
  const { reserved, retired } = api.registry;
  return { title, envelope: api.envelope.name, codes, reserved, retired };
}

/** The wire codes that no code has, as sentences. */
export function keptTexts({ reserved, retired }: Documented): readonly string[] {
  const sentences = { reserved: 'Kept for later', retired: 'Used once, and never again' };
  return Object.entries({ reserved, retired })
    .filter(([, ranges]) => ranges.length > 0)
    .map(([name, ranges]) => `${sentences[name as 'reserved']}: ${ranges.map(toRangeText).join(', ')}.`);
}
