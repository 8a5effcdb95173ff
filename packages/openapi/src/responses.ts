import type { ContractData } from '@kuvert/core';
import type { CodeTable } from '@kuvert/core';
import { defineOperations } from '@kuvert/core/operations';
import type { Ok, OkData, OperationDefinition } from '@kuvert/core/operations';
import { Answers, toDefault } from './answers.ts';
import type { Common } from './response.ts';
import { inline } from './inline.ts';
import { toJson } from './json.ts';
import type { ResponsesObject } from './types.ts';

/** A success whose data is described by a JSON Schema. */
interface DescribedOk extends Pick<OkData, 'status' | 'description'> {
  readonly data: { readonly $ref: string } | { readonly type: string };
  readonly page?: boolean | 'page' | 'offset' | 'cursor';
  readonly raw?: undefined;
}

/** What one operation answers. */
export interface Answered<T extends CodeTable> {
  /** As in `defineOperations`; its data may be a JSON Schema as well, say a reference to a component of the document. */
  readonly ok: Ok | DescribedOk;
  /** As in `defineOperations`. */
  readonly errors?: OperationDefinition<T>['errors'];
  /** Whether `default` says what any request may be answered with. It does unless this is `false`. */
  readonly anyFailure?: boolean;
  /** The header that carries the id of the request: `X-Request-Id` unless said. */
  readonly requestId?: string | false;
}

/**
 * What one operation answers, for a document that is written elsewhere. Everything stands where it is used: a reference
 * would lead to a component that only the author of the document can add to it.
 *
 * @returns plain data: the `responses` of an operation
 * @throws TypeError as `defineOperations` does, and for data without JSON Schema or that refers to itself.
 * @example
 * app.get('/projects/:slug', describeRoute({ responses: responses(api, { ok: { data: Project }, errors: ['PROJECT_NOT_FOUND'] }) }), …);
 */
export function responses<T extends CodeTable>(
  api: ContractData & { readonly codes: T },
  { ok, errors, anyFailure = true, requestId = 'X-Request-Id' }: Answered<T>,
): ResponsesObject {
  const definition = { method: 'GET', path: '/', ok, errors: errors ?? [] } as const;
  const { responses: operation } = defineOperations<never, never>(
    api as never,
    { responses: definition } as never,
  ) as never;
  const common: Common = {
    contract: api,
    idName: requestId === false ? undefined : requestId.toLowerCase(),
    place: inline,
    failures: new Map(),
  };
  const answers = new Answers(common);
  answers.succeed(operation);
  answers.fail(operation);
  const anywhere = anyFailure ? toDefault(common) : undefined;
  return toJson({ ...answers.toResponses(), ...(anywhere && { default: anywhere }) }) as ResponsesObject;
}
