import { readText } from './read-text.ts';
import type { Row } from './row.ts';
import { codesInSchema } from './schema-codes.ts';

type Json = Readonly<Record<string, unknown>>;

/** The members that hold a code, and the text beside it. */
const codeMembers = ['code', 'error_code', 'errorCode', 'errno', 'error'];
const textMembers = ['message', 'detail', 'title', 'description', 'error_description', 'error_message'];

/**
 * The codes that an OpenAPI document tells of: in the examples and schemas of its responses, and in what it says of them.
 * A response that tells of none is one by its description.
 */
export function readOpenApi(document: Json): readonly Row[] {
  const found: Row[] = [];
  for (const [status, response] of responsesOf(document)) {
    const bodies = bodiesOf(response).flatMap((body) => codesInBody(body, document));
    const rows = bodies.length > 0 ? bodies : saidBy(response);
    const own = /^[45]\d\d$/.test(status) ? { status: [Number(status)] } : {};
    const description = textAt(response, ['description']);
    const whole =
      rows.length === 0 && description !== undefined && 'status' in own ? [{ text: firstLine(description) }] : rows;
    found.push(...whole.map((row) => Object.assign({}, own, row)));
  }
  return found;
}

/** Every response with its status, references followed. */
function responsesOf(document: Json): readonly (readonly [string, Json])[] {
  const operations = members(at(document, 'paths')).flatMap(([, path]) =>
    members(path).map(([, operation]) => operation),
  );
  const used = operations.flatMap((operation) => members(at(operation, 'responses')));
  const shared = members(at(at(document, 'components'), 'responses')).concat(members(at(document, 'responses')));
  return [...used, ...shared]
    .map(([status, response]) => [status, follow(response, document)] as const)
    .filter((pair): pair is readonly [string, Json] => isRecord(pair[1]) && !/^[123]/.test(pair[0]));
}

/** What a response's media types say of its body; in version 2, the response says it itself. */
function bodiesOf(response: Json): readonly unknown[] {
  return [response, ...members(response['content']).map(([, media]) => media)];
}

function codesInBody(body: unknown, document: Json): readonly Row[] {
  if (!isRecord(body)) return [];
  const named = members(body['examples']).map(([, example]) => at(follow(example, document), 'value') ?? example);
  const examples = [body['example'], ...named].flatMap((example) => codeInExample(example, 0) ?? []);
  return [...examples, ...codesInSchema(body['schema'], document)];
}

/** The code of an example, in it or in a member of it: `{ error: { code, message } }`. */
function codeInExample(example: unknown, depth: number): Row | undefined {
  if (!isRecord(example) || depth > 4) return undefined;
  const code = textAt(example, codeMembers);
  const text = textAt(example, textMembers);
  if (code !== undefined && text !== undefined) return { code, text };
  const inner = Object.values(example).flatMap((member) => (Array.isArray(member) ? member : [member]));
  return inner.map((member) => codeInExample(member, depth + 1)).find((row) => row !== undefined);
}

/** A description that has a list of codes in it. */
function saidBy(response: Json): readonly Row[] {
  const description = textAt(response, ['description']);
  return description === undefined ? [] : readText(description);
}

/** What a local reference leads to. One that leads to another is followed as well, but not round in a circle. */
export function follow(value: unknown, document: Json): unknown {
  let found = value;
  for (let steps = 0; steps < 20 && isRecord(found) && typeof found['$ref'] === 'string'; steps += 1) {
    const [start, ...path] = found['$ref'].split('/');
    if (start !== '#') return undefined;
    const names = path.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
    found = names.reduce<unknown>((parent, name) => at(parent, name), document);
  }
  return found;
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? '';
}

function textAt(record: Json, names: readonly string[]): string | undefined {
  const name = names.find((each) => ['string', 'number'].includes(typeof at(record, each)));
  return name === undefined ? undefined : String(record[name]);
}

function members(value: unknown): readonly (readonly [string, unknown])[] {
  return isRecord(value) ? Object.entries(value) : [];
}

/** An own member: a document may name one like what every object inherits. */
export function at(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
