import { FAULT, peek } from './brand.ts';
import type { ContractData } from './contract.ts';
import { toDefinition } from './definition.ts';
import type { FailureDefinition } from './definition.ts';
import { definitionOf } from './failure.ts';
import type { ApiError, FailureDetails } from './failure.ts';
import { faults } from './faults.ts';
import type { FaultName } from './faults.ts';
import { toForeignFault } from './foreign.ts';

/** Any throw, resolved to the code that answers for it. */
export interface Failure {
  readonly definition: FailureDefinition;
  readonly status: number;
  /** Rendered, when it differs from the code's own text. */
  readonly message?: string;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly details?: FailureDetails | undefined;
  /** The fault it stands for; absent when a code was raised. */
  readonly fault?: FaultName;
}

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
  const reason = (status === undefined ? undefined : contract.statuses[status]) ?? contract.faults[name];
  return { definition: toDefinition(contract, reason), status: status ?? faults[name].status, details, fault: name };
}

function raised(thrown: unknown, contract: ContractData): Failure | undefined {
  const definition = definitionOf(thrown);
  if (definition !== undefined) {
    const { status, message, params, details } = thrown as ApiError;
    const isAnswered = definition.statuses.includes(status);
    return { definition, status: isAnswered ? status : definition.statuses[0], message, params, details };
  }
  const name = peek(thrown, FAULT);
  if (typeof name !== 'string' || !Object.hasOwn(faults, name)) return undefined;
  return fromFault(name as FaultName, contract, peek(thrown, 'details') as FailureDetails | undefined);
}

function mapped(thrown: unknown, contract: ContractData, mappers: readonly ErrorMapper[]): Failure | undefined {
  for (const map of mappers) {
    try {
      const failure = raised(map(thrown), contract);
      if (failure !== undefined) return failure;
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
