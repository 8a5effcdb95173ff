import type { CodeTable } from './codes.ts';
import type { ContractData } from './contract.ts';
import { faultOf, isFailure } from './failure.ts';
import { checkOperation, checkTogether, toDeclared } from './operations-check.ts';
import { markRaised } from './operations-mark.ts';
import type { Raiser } from './operations-mark.ts';
import type {
  DeclaredCode,
  Operation,
  OperationDefinition,
  OperationProblems,
  Operations,
} from './operations-types.ts';
import { isThenable } from './thenable.ts';

export { checkTogether, statusesAsSpeaker } from './operations-check.ts';
export type {
  Content,
  DeclaredCode,
  Ok,
  OkData,
  OkNothing,
  OkPage,
  OkRaw,
  Operation,
  OperationData,
  OperationDefinition,
  OperationMethod,
  Operations,
} from './operations-types.ts';

/** What operations are defined with: a contract. */
interface DefinedApi<T extends CodeTable> extends ContractData {
  /** The entries of the registry, by reason. */
  readonly codes: T;
}

/**
 * Defines the operations of an API: what each takes, what it answers when it goes well, and the codes it may fail with.
 * Tools read them, and `implement` holds handlers to them.
 *
 * @returns the operations by id, frozen
 * @throws TypeError naming the operation and the fix: a method or path that is none, two operations with one method and
 * path, a param without a place in the path, an `ok` that no answer has, a reason that cannot be raised or has not the
 * status it is declared with. What the compiler can tell of these, it refuses first.
 * @example
 * const operations = defineOperations(api, {
 *   getProject: {
 *     method: 'GET',
 *     path: '/v1/projects/{slug}',
 *     ok: { data: Project },
 *     errors: ['PROJECT_NOT_FOUND'],
 *   },
 * });
 */
export function defineOperations<
  T extends CodeTable,
  const Table extends Readonly<Record<string, OperationDefinition<T>>>,
  Problems = OperationProblems<Table>,
>(
  api: DefinedApi<T>,
  table: Table & { readonly [Problem in NoInfer<Problems> & string]: 'refused' },
): Operations<Table> {
  const definitions = Object.entries(table) as unknown as [id: string, OperationDefinition][];
  for (const [id, definition] of definitions) checkOperation(id, definition);
  checkTogether(definitions);
  const operations = definitions.map(([id, definition]) => [id, toOperation(id, definition, api)] as const);
  return Object.freeze(Object.fromEntries(operations)) as unknown as Operations<Table>;
}

function toOperation(id: string, definition: OperationDefinition, api: ContractData): Operation {
  const errors = Object.freeze(toDeclared(id, definition.errors, api));
  const implement = toImplement(toRaiser(id, errors, api));
  const run: Operation['run'] = (work) => implement(work)() as ReturnType<typeof work>;
  return Object.freeze({ ...definition, id, errors, implement, run });
}

/**
 * An answer is declared if its code is at its status, or if no code is and it is one that any request may be answered
 * with. A code of another registry never is.
 */
function toRaiser(id: string, errors: readonly DeclaredCode[], api: ContractData): Raiser {
  const answered = new Map<number, Set<string>>();
  for (const { reason, statuses } of errors) {
    for (const status of statuses) answered.set(status, (answered.get(status) ?? new Set()).add(reason));
  }
  const anywhere = new Set([...Object.values(api.faults), ...Object.values(api.statuses)]);
  return ({ definition: { reason, contract }, status }) => {
    const isKnown = contract.registry === api.registry && (answered.get(status) ?? anywhere).has(reason);
    return isKnown ? undefined : id;
  };
}

function toImplement(raiser: Raiser): Operation['implement'] {
  const returned = (value: unknown): unknown => {
    if (isFailure(value) || faultOf(value) !== undefined) markRaised(value, raiser);
    return value;
  };
  const thrown = (value: unknown): never => {
    markRaised(value, raiser);
    throw value;
  };
  return (handle) => {
    const implemented = function (this: unknown, ...args: never[]): unknown {
      let result: unknown;
      try {
        result = handle.apply(this, args);
      } catch (error) {
        return thrown(error);
      }
      return isThenable(result) ? Promise.resolve(result).then(returned, thrown) : returned(result);
    };
    return implemented as typeof handle;
  };
}
