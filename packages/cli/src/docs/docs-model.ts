import type { ContractData } from '@kuvert/core';
import { bodyOrProblem, speaksFor } from '../explain.ts';
import { codesOf, isSuccess } from '../facts.ts';
import type { CodeFacts } from '../facts.ts';

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
}

/** All that the docs of an API say, whatever their format. */
export function toDocumented(api: ContractData, title: string): Documented {
  const codes = [...codesOf(api)].map(([reason, facts]): DocumentedCode => {
    const isRaisable = facts.retired !== true && !isSuccess(facts);
    const told = { reason, speaksFor: speaksFor(api, reason) };
    const written = isRaisable ? bodyOrProblem(api.envelope, api, reason, facts) : {};
    return Object.assign(told, facts, 'body' in written && { example: written.body });
  });
  return { title, envelope: api.envelope.name, codes };
}
