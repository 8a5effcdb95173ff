import type { ContractData, PagePolicy } from '@kuvert/core';
import type { OperationData } from '@kuvert/core/operations';
import { isRecord, own, present, without } from './json.ts';
import { toName } from './names.ts';
import type { Place } from './place.ts';
import type { JsonSchema } from './schema.ts';
import { isStandard, toJsonSchema } from './standard.ts';

/** The parameters of an operation: of its path, its query and, for lists, those of the page. */
export function toParameters(operation: OperationData, contract: ContractData, place: Place): JsonSchema[] {
  const { id, path, params, query, ok } = operation;
  const named = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  const inPath: readonly Parameter[] =
    params === undefined
      ? named.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string', minLength: 1 } }))
      : membersOf(params, `the params of the operation ${id}`, `${toName(id)}Params`, 'path', place);
  const inQuery =
    query === undefined
      ? []
      : membersOf(query, `the query of the operation ${id}`, `${toName(id)}Query`, 'query', place);
  const names = new Set(inQuery.map(({ name }) => name));
  const ofPage =
    ok.page === undefined || ok.page === false ? [] : toPageParameters(ok.page, contract.pagination, names);
  return [
    ...inPath,
    ...inQuery,
    ...ofPage.map(({ key, value }) => place.share('parameters', key, value)),
    ...languageOf(contract).map((value) => place.share('parameters', 'AcceptLanguage', value)),
  ];
}

interface Member {
  readonly name: string;
  readonly isRequired: boolean;
  readonly schema: JsonSchema;
}

type Parameter = JsonSchema & { readonly name: string };

/** A parameter for each member of the object that a schema describes, with what is said of it. */
function membersOf(schema: unknown, what: string, prefix: string, where: 'path' | 'query', place: Place): Parameter[] {
  return propertiesOf(toJsonSchema(schema, 'input', what), what).map(({ name, isRequired, schema: each }) => {
    const { description, deprecated } = each;
    const put = place.put(without(each, 'description', 'deprecated'), `${prefix}${toName(name)}`, 'input');
    // There is no path without its params.
    const required = where === 'path' || isRequired ? true : undefined;
    return Object.assign({ name }, present({ in: where, description, required, deprecated, schema: put }));
  });
}

/** @throws TypeError for what is no object with members that are known. */
function propertiesOf(schema: JsonSchema, what: string): Member[] {
  const shared = present({ $defs: schema['$defs'], definitions: schema['definitions'] });
  const found = new Map<string, Member>();
  const visit = (each: unknown, depth: number): void => {
    if (!isRecord(each) || depth > 32) return;
    const { properties, required, allOf, $ref: ref } = each;
    const names = Array.isArray(required) ? required : [];
    for (const [name, value] of Object.entries(isRecord(properties) ? properties : {})) {
      const isRequired = names.includes(name) || found.get(name)?.isRequired === true;
      found.set(name, { name, isRequired, schema: { ...shared, ...(isRecord(value) ? value : {}) } });
    }
    if (Array.isArray(allOf)) for (const part of allOf) visit(part, depth + 1);
    const [, keyword = '', definition = ''] = typeof ref === 'string' ? ref.split('/') : [];
    if (keyword !== '') visit(own(schema[keyword], definition), depth + 1);
  };
  visit(schema, 0);
  const isEmpty = schema['type'] === 'object' && !isRecord(schema['additionalProperties']);
  if (found.size > 0 || isEmpty) return [...found.values()];
  throw new TypeError(
    `[@kuvert/openapi] ${what} is no object with known members; give a schema of one, each member a parameter.`,
  );
}

/** The parameters by which a list is walked; none that the operation describes itself. */
function toPageParameters(
  page: true | 'page' | 'offset' | 'cursor',
  policy: PagePolicy,
  names: ReadonlySet<string>,
): { readonly key: string; readonly value: JsonSchema }[] {
  const { firstPage, defaultSize, maxSize } = policy;
  const hasOwn = [policy.page, policy.offset, policy.cursor].some((name) => names.has(name));
  const style = page === true ? 'page' : page;
  const walk = {
    page: {
      description: 'The number of the page.',
      schema: { type: 'integer', minimum: firstPage, default: firstPage },
    },
    offset: {
      description: 'How many rows come before the first.',
      schema: { type: 'integer', minimum: 0, default: 0 },
    },
    cursor: { description: 'Leads to a page; left out for the first.', schema: { type: 'string', minLength: 1 } },
  };
  const size = {
    description: `How many rows a page has; more than ${maxSize} are taken for ${maxSize}.`,
    schema: { type: 'integer', minimum: 1, default: defaultSize },
  };
  return [
    ...(hasOwn ? [] : [{ key: toName(style), value: { name: policy[style], in: 'query', ...walk[style] } }]),
    ...(names.has(policy.size) ? [] : [{ key: 'PageSize', value: { name: policy.size, in: 'query', ...size } }]),
  ];
}

/** What a client says of the languages it reads, where a contract has several. */
function languageOf({ languages }: ContractData): JsonSchema[] {
  if (languages === undefined) return [];
  const { own: first, catalogues } = languages.translations;
  const all = [first, ...Object.keys(catalogues).filter((language) => language !== first)];
  return [
    {
      name: 'Accept-Language',
      in: 'header',
      description: `The language of messages (RFC 9110 §12.5.4): ${all.join(', ')}.`,
      schema: { type: 'string', examples: [all.at(-1)] },
    },
  ];
}

/** What an operation takes in its body. */
export function toRequestBody({ id, body }: OperationData, place: Place): JsonSchema | undefined {
  if (body === undefined) return undefined;
  const content = isStandard(body) ? { 'application/json': body } : body;
  const described = Object.entries(content).map(([type, schema]) => {
    const what = `the body ${type} of the operation ${id}`;
    const put = place.put(toJsonSchema(schema, 'input', what), `${toName(id)}Body`, 'input');
    return [type, Object.keys(put).length === 0 ? {} : { schema: put }];
  });
  return { required: true, content: Object.fromEntries(described) };
}
