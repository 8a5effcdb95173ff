import type { ContractData } from './contract.ts';
import { toDefinition } from './definition.ts';
import { failureOf, faultOf } from './failure.ts';
import type { FailureDetails } from './failure.ts';
import type { Failure } from './failure-body.ts';
import { faults } from './faults.ts';
import type { FaultName } from './faults.ts';
import { toForeignFault } from './foreign.ts';
import { abandon } from './thenable.ts';

/**
 * A user's own reader of foreign errors: a failure or fault for the errors it knows, anything else for the rest.
 * One that throws is passed over.
 */
export type ErrorMapper = (error: unknown) => unknown;

/**
 * Resolves whatever was thrown. Total: a status is trusted only from our own classes, the mappers and the known
 * foreign errors; everything else, an error that cannot even be read included, is `internal`.
 */
export function toFailure(thrown: unknown, contract: ContractData, mappers: readonly ErrorMapper[]): Failure {
  return (
    raised(thrown, contract) ??
    mapped(thrown, contract, mappers) ??
    foreign(thrown, contract) ??
    fromFault('internal', contract)
  );
}

/** The failure a fault is under a contract. The status is the fault's own. */
export function fromFault(name: FaultName, contract: ContractData, details?: FailureDetails, status?: number): Failure {
  const named = Object.hasOwn(contract.statuses, String(status)) ? contract.statuses[Number(status)] : undefined;
  const reason = named ?? contract.faults[name];
  const definition = toDefinition(contract, reason);
  return {
    definition,
    status: status ?? faults[name].status,
    message: definition.entry.message,
    // Own, though it has none: a polluted prototype lends nothing.
    params: undefined,
    details,
    fault: name,
  };
}

function raised(thrown: unknown, contract: ContractData): Failure | undefined {
  const failure = failureOf(thrown);
  if (failure !== undefined) return failure;
  const raisedFault = faultOf(thrown);
  return raisedFault && fromFault(raisedFault.fault, contract, raisedFault.details);
}

function mapped(thrown: unknown, contract: ContractData, mappers: readonly ErrorMapper[]): Failure | undefined {
  for (const map of mappers) {
    try {
      const read = map(thrown);
      const failure = raised(read, contract);
      if (failure !== undefined) return failure;
      abandon(read);
    } catch {
      // A failing mapper knows nothing of this error.
    }
  }
  return undefined;
}

function foreign(thrown: unknown, contract: ContractData): Failure | undefined {
  try {
    const found = toForeignFault(thrown);
    return found && fromFault(found.fault, contract, found.details, found.status);
  } catch {
    return undefined;
  }
}
