import type { ContractData } from '@kuvert/core';
import type { OperationData } from '@kuvert/core/operations';
import { isRaisable } from './probe.ts';
import type { OpenApiOptions } from './types.ts';

/**
 * Holds operations to the document that they are to stand in.
 *
 * @throws TypeError for the first rule that is broken.
 */
export function check(operations: readonly OperationData[], contract: ContractData, options: OpenApiOptions): void {
  const { entries } = contract.registry;
  const ids = new Set<string>();
  checkSecurity('the document', options.security, options);
  for (const { id, errors, security } of operations) {
    if (ids.has(id)) refuse(`two operations are named ${id}; rename one of them`);
    ids.add(id);
    checkSecurity(`the operation ${id}`, security, options);
    for (const { reason } of errors) {
      const entry = Object.hasOwn(entries, reason) ? entries[reason] : undefined;
      if (entry !== undefined && isRaisable(entry)) continue;
      refuse(
        `the operation ${id} declares ${reason}, which this contract cannot answer; give the contract it was defined with`,
      );
    }
  }
}

function checkSecurity(
  what: string,
  security: readonly Readonly<Record<string, readonly string[]>>[] | undefined,
  { securitySchemes = {} }: OpenApiOptions,
): void {
  for (const name of (security ?? []).flatMap((requirement) => Object.keys(requirement))) {
    if (!Object.hasOwn(securitySchemes, name)) {
      refuse(`${what} takes the security scheme ${name}, which is none; describe it in securitySchemes`);
    }
  }
}

function refuse(problem: string): never {
  throw new TypeError(`[@kuvert/openapi] ${problem}.`);
}
