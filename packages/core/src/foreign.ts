import { peek } from './brand.ts';
import { ownMembers } from './own.ts';
import type { FailureDetails } from './failure.ts';
import type { FaultName } from './faults.ts';
import { toCallerFault } from './foreign-caller.ts';
import { readStatus } from './foreign-status.ts';
import { toUpstreamFault } from './foreign-upstream.ts';
import { toIssues } from './issues.ts';

/** A fault somebody else's error stands for. Every member is its own, so that no prototype lends one. */
export interface ForeignFault {
  readonly fault: FaultName;
  /** The error's own status, where it is trusted and the fault's differs. */
  readonly status: number | undefined;
  readonly details: FailureDetails | undefined;
}

/**
 * The fault a foreign error stands for, or `undefined` for one that is not known: then nothing of it is trusted. Only
 * what was made as an error is read, never a plain object, which may be the JSON of somebody else's.
 *
 * @throws whatever a revoked proxy throws.
 */
export function toForeignFault(error: unknown): ForeignFault | undefined {
  const issues = readIssues(error);
  if (issues !== undefined) {
    const details = ownMembers({ issues: toIssues(issues, undefined) });
    return { fault: 'invalidInput', status: undefined, details };
  }
  if (!isError(error)) return undefined;
  return named(toCallerFault(error)) ?? readStatus(error) ?? named(toUpstreamFault(error));
}

function named(fault: FaultName | undefined): ForeignFault | undefined {
  return fault && { fault, status: undefined, details: undefined };
}

const VALIDATION_ERROR = /^(?:\$?ZodError|ValiError|SchemaError|TraversalError)$/;

/** The issues of a validation error. Those of Zod are no errors unless Zod throws them; their inside tells them. */
function readIssues(error: unknown): unknown {
  if (!VALIDATION_ERROR.test(String(peek(error, 'name')))) return undefined;
  if (!isError(error) && typeof peek(peek(error, '_zod'), 'constr') !== 'function') return undefined;
  const issues = peek(error, 'issues') ?? peek(error, 'arkErrors');
  return Array.isArray(issues) ? issues : undefined;
}

const ERROR_TAGS: ReadonlySet<string> = new Set(['[object Error]', '[object DOMException]']);

/** Whether a value is an error, of another realm too. `Error.isError` refuses those that inherit as ES5 did. */
function isError(value: unknown): boolean {
  return value instanceof Error || ERROR_TAGS.has(Object.prototype.toString.call(value));
}
