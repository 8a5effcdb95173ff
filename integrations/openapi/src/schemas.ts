import type { OpenApiDocument } from '@kuvert/openapi';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Says what is wrong with an answer by a document: `undefined` where nothing is. */
export type Judge = (operationId: string, answer: Response) => Promise<string | undefined>;

/** Judges answers by the schemas of a document, as OpenAPI says which one is an answer's: by status, else `default`. */
export function judgeBy(document: OpenApiDocument): Judge {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'https://documents.test/', ...document });

  return async (operationId, answer) => {
    const found = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, operation]) =>
        operation.operationId === operationId ? [{ path, method, operation }] : [],
      ),
    )[0];
    if (found === undefined) return `there is no operation ${operationId}`;
    const { path, method, operation } = found;
    const status = String(answer.status) in operation.responses ? String(answer.status) : 'default';
    const response = operation.responses[status];
    if (response === undefined) return `${answer.status} has no response`;
    const at = '$ref' in response ? response.$ref : `#${toPointer('paths', path, method, 'responses', status)}`;
    const { content = {} } = ('$ref' in response ? document.components.responses?.['AnyFailure'] : response) ?? {};
    const body = await answer.text();
    if (body === '') return Object.keys(content).length === 0 ? undefined : 'there is no body';
    const type = (answer.headers.get('content-type') ?? '').replace('; charset=utf-8', '');
    if (!(type in content)) return `${type} is no media type of ${status}`;
    const $ref = `https://documents.test/${at}${toPointer('content', type, 'schema')}`;
    const validate = ajv.getSchema($ref) ?? ajv.compile({ $ref });
    return validate(JSON.parse(body)) ? undefined : `${body} ${ajv.errorsText(validate.errors)}`;
  };
}

function toPointer(...keys: readonly string[]): string {
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
