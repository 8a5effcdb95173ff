import type { ContractData } from '@kuvert/core';
import { checkTogether } from '@kuvert/core/operations';
import type { OperationData } from '@kuvert/core/operations';
import { Answers, putFailures, toDefault } from './answers.ts';
import type { Common } from './response.ts';
import { toCodesSchema } from './code-place.ts';
import { check } from './check.ts';
import { Components } from './components.ts';
import { present, toJson, without } from './json.ts';
import { toSummary } from './names.ts';
import { toParameters, toRequestBody } from './parameters.ts';
import type { JsonSchema } from './schema.ts';
import type { OpenApiDocument, OpenApiOptions } from './types.ts';

/**
 * The OpenAPI document of an API: what each operation takes, the success it answers in the envelope of the contract, and
 * by status exactly the codes it declares. What any request may be answered with stands in `default`.
 *
 * @returns plain data of its own, the same each time
 * @throws TypeError naming the operation and the fix: a schema without JSON Schema, a code that the contract has not, two
 * operations with one method and path, a security scheme that is none.
 * @example
 * const document = toOpenApi(api, { info: { title: 'Projects', version: '1.0.0' }, operations });
 */
export function toOpenApi(contract: ContractData, options: OpenApiOptions): OpenApiDocument {
  const {
    info,
    servers,
    tags,
    version = '3.1.1',
    requestId = 'X-Request-Id',
    securitySchemes,
    security = [],
  } = options;
  const operations = Object.values(options.operations);
  checkTogether(operations.map((operation) => [operation.id, operation]));
  check(operations, contract, options);

  const place = new Components();
  const common: Common = {
    contract,
    idName: requestId === false ? undefined : requestId.toLowerCase(),
    place,
    failures: new Map(),
  };
  const codes = place.share('schemas', 'ErrorCode', toCodesSchema(contract));
  putFailures(operations, common);
  const anywhere = toDefault(common, codes);
  const shared = anywhere && place.share('responses', 'AnyFailure', anywhere);

  const paths = new Map<string, [string, JsonSchema][]>();
  for (const operation of operations) {
    const { path, method } = operation;
    const described = toOperation(operation, common, shared);
    paths.set(path, [...(paths.get(path) ?? []), [method.toLowerCase(), described]]);
  }
  const document = present({
    openapi: version,
    info,
    servers,
    security,
    tags,
    paths: Object.fromEntries([...paths].map(([path, methods]) => [path, Object.fromEntries(methods)])),
    components: present({
      schemas: place.all('schemas'),
      responses: place.all('responses'),
      parameters: place.all('parameters'),
      headers: place.all('headers'),
      securitySchemes,
    }),
  });
  // What its authors gave is theirs: nothing is shared with it.
  return toJson(document) as OpenApiDocument;
}

function toOperation(operation: OperationData, common: Common, shared: JsonSchema | undefined): JsonSchema {
  const { id, method, summary, description, tags, deprecated, security } = operation;
  const { contract, place } = common;
  const answers = new Answers(common);
  answers.succeed(operation);
  answers.fail(operation);
  const responses: Record<string, JsonSchema> = { ...answers.toResponses(), ...(shared && { default: shared }) };
  const parameters = toParameters(operation, contract, place);
  return present({
    operationId: id,
    summary: summary ?? toSummary(id),
    description,
    tags,
    deprecated: deprecated === true ? true : undefined,
    security,
    parameters: parameters.length === 0 ? undefined : parameters,
    requestBody: toRequestBody(operation, place),
    responses: method === 'HEAD' ? withoutBodies(responses) : responses,
  });
}

/** The answers to HEAD have none (RFC 9110 §9.3.2). */
function withoutBodies(responses: Readonly<Record<string, JsonSchema>>): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(responses).map(([status, each]) => [status, without(each, 'content')]));
}
