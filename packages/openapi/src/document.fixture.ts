import { defineOperations } from '@kuvert/core/operations';
import type { OperationDefinition } from '@kuvert/core/operations';
import { api as own, options } from './api.fixture.ts';
import type { Api } from './api.fixture.ts';
import { toOpenApi } from './to-open-api.ts';
import type { OpenApiOptions } from './types.ts';

/** A document as plain data, to be looked into at will. */
export type Plain = Readonly<Record<string, any>>;

/** The document of some operations, whatever the compiler says of them. */
export function documentOf(table: Record<string, unknown>, api: Api = own, more: Partial<OpenApiOptions> = {}): Plain {
  const operations = defineOperations<never, never>(api as never, table as never) as OpenApiOptions['operations'];
  return toOpenApi(api, { ...options, operations, ...more });
}

/** The same of one operation, `GET /a`, and that operation. */
export function operationOf(
  definition: Partial<OperationDefinition<any>>,
  api: Api = own,
): [operation: Plain, all: Plain] {
  const document = documentOf({ getThing: { method: 'GET', path: '/a', ok: {}, ...definition } }, api);
  return [Object.values<Plain>(Object.values<Plain>(document['paths'])[0]!)[0]!, document];
}

/** The schema of the body of an answer. */
export function bodyOf(operation: Plain, status: string, type = 'application/json'): Plain {
  return operation['responses'][status].content[type].schema as Plain;
}
