import type { Case, TestRequest } from '../case.ts';
import { api, crm } from '../contracts.ts';
import { crmFailure, failure, ok, success } from '../expect.ts';
import type { Route } from '../harness.ts';
import { LEAK } from '../leak.ts';
import { anything, project } from '../schemas.ts';

/** Bytes a JSON body may have in the tests. */
export const BODY_LIMIT = 16_384;

const path = '/bodies';
const route: Route = {
  method: 'POST',
  path,
  handle: async ({ body }) => api.created((await body(project)).name),
};
const loose: Route = { ...route, path: '/bodies/anything', handle: async ({ body }) => api.ok(await body(anything)) };
const crmRoute: Route = { ...route, path: '/crm/bodies', handle: async ({ body }) => crm.ok(await body(project)) };

const large = JSON.stringify({ name: LEAK.repeat(BODY_LIMIT / 4) });
const malformed = failure(400, 1001, 'Invalid request body');
const tooLarge = failure(413, 1001, 'Invalid request body');
const wrongType = failure(415, 1001, 'Invalid request body');
const missing = {
  status: 400,
  body: {
    code: 1000,
    message: 'Invalid parameters',
    errors: [{ path: [], code: 'invalid', message: 'Invalid value', in: 'body' }],
  },
};

const to = (target: Route, body: string, type = 'application/json'): { route: Route; request: TestRequest } => ({
  route: target,
  request: { method: 'POST', path: target.path, headers: { 'content-type': type }, body },
});
const typed = { 'content-type': 'application/json' };
const inChunks = ({ route: target, request }: ReturnType<typeof to>): ReturnType<typeof to> => ({
  route: target,
  request: { ...request, chunked: true },
});

/** Bodies of requests, as the body parsers of each framework read them. */
export const bodies: readonly Case[] = [
  {
    id: 'body-json',
    title: 'a JSON body is read and validated',
    why: 'the plain case',
    ...to(route, '{"name":"alder"}'),
    expect: success(201, 'alder'),
  },
  {
    id: 'body-charset',
    title: 'a JSON body may say that it is UTF-8',
    why: 'RFC 8259 §8.1',
    ...to(route, '{"name":"größe"}', 'application/json; charset=UTF-8'),
    expect: success(201, 'größe'),
  },
  {
    id: 'body-chunked',
    title: 'a JSON body may come in chunks',
    why: 'it says no length',
    ...inChunks(to(route, '{"name":"alder"}')),
    expect: success(201, 'alder'),
  },
  ...['null', 'false', '0', '""', '[]'].map(toValue),
  {
    id: 'body-malformed',
    title: 'malformed JSON is refused, and not repeated',
    why: 'body-parser quotes it in its message; Hono and Fetch answer 500',
    ...to(route, `{"name":"${LEAK}`),
    expect: malformed,
  },
  {
    id: 'body-malformed-word',
    title: 'a word that is no JSON is refused, and not repeated',
    why: 'V8 quotes what it could not read',
    ...to(route, LEAK),
    expect: malformed,
  },
  {
    id: 'body-malformed-chunked',
    title: 'malformed JSON in chunks is refused',
    why: 'it says no length',
    ...inChunks(to(route, '{"name":')),
    expect: malformed,
  },
  {
    id: 'body-malformed-crm',
    title: 'malformed JSON below a prefix speaks its envelope',
    why: 'a body parser knows no prefix',
    ...to(crmRoute, '{"name":'),
    expect: crmFailure(400, '10001', 'Invalid request'),
  },
  {
    id: 'body-too-large',
    title: 'a body that says it is too large is refused',
    why: 'Hono and Fetch have no limit',
    ...to(route, large),
    expect: tooLarge,
  },
  {
    id: 'body-too-large-chunked',
    title: 'a body that turns out too large is refused',
    why: 'it says no length',
    ...inChunks(to(route, large)),
    expect: tooLarge,
  },
  {
    id: 'body-too-large-crm',
    title: 'a body too large below a prefix speaks its envelope',
    why: 'a body parser knows no prefix',
    ...to(crmRoute, large),
    expect: crmFailure(413, '10001', 'Invalid request'),
  },
  {
    id: 'body-type',
    title: 'a body of another type is refused',
    why: 'Koa and Express leave an empty object',
    ...to(route, 'name=alder', 'application/x-www-form-urlencoded'),
    expect: wrongType,
  },
  {
    id: 'body-type-text',
    title: 'JSON that says it is text is refused',
    why: 'a form of another site can send it without asking first',
    ...to(route, '{"name":"alder"}', 'text/plain'),
    expect: wrongType,
  },
  {
    id: 'body-type-none',
    title: 'a body without a type is refused',
    why: 'there is no default',
    route,
    request: { method: 'POST', path, body: '{"name":"alder"}' },
    expect: wrongType,
  },
  {
    id: 'body-charset-other',
    title: 'JSON in another charset is refused',
    why: 'RFC 8259 §8.1; koa-bodyparser ignores it',
    ...to(route, '{"name":"alder"}', 'application/json; charset=iso-8859-1'),
    expect: wrongType,
  },
  {
    id: 'body-missing',
    title: 'a missing body is refused by the schema',
    why: 'Hono and Fetch answer 500',
    route,
    request: { method: 'POST', path },
    expect: missing,
  },
  {
    id: 'body-missing-typed',
    title: 'a missing body with a type is refused alike',
    why: 'Express leaves an empty object, or nothing',
    route,
    request: { method: 'POST', path, headers: { 'content-type': 'application/json' } },
    expect: missing,
  },
  {
    id: 'body-plus-json',
    title: 'a type that is made of JSON is JSON',
    why: 'RFC 6839 §3.1; body parsers pass it over',
    ...to(route, '{"name":"alder"}', 'application/merge-patch+json'),
    expect: success(201, 'alder'),
  },
  {
    id: 'body-identity',
    title: 'a body may say that it is not compressed',
    why: 'RFC 9110 §8.4.1',
    route,
    request: { ...to(route, '{"name":"alder"}').request, headers: { ...typed, 'content-encoding': 'identity' } },
    expect: success(201, 'alder'),
  },
  {
    id: 'body-compressed',
    title: 'a body that is compressed is refused',
    why: 'a small one can fill the memory; body parsers inflate it',
    route,
    request: { ...to(route, '{"name":"alder"}').request, headers: { ...typed, 'content-encoding': 'gzip' } },
    expect: wrongType,
    needs: 'body bytes',
  },
  {
    id: 'body-not-utf8',
    title: 'bytes that are no UTF-8 are refused',
    why: 'RFC 8259 §8.1; body parsers put a U+FFFD in their place',
    route,
    request: {
      ...to(route, '').request,
      body: new Uint8Array([...new TextEncoder().encode('{"name":"'), 0xff, 0x22, 0x7d]),
    },
    expect: malformed,
    needs: 'body bytes',
  },
  {
    id: 'body-mark',
    title: 'a byte order mark is passed over',
    why: 'RFC 8259 §8.1 allows it',
    ...to(route, '\ufeff{"name":"alder"}'),
    expect: success(201, 'alder'),
  },
  {
    id: 'body-deep',
    title: 'a body of fifteen thousand levels is refused or read, and ends nothing',
    why: 'a parser that calls itself overflows its stack',
    ...to(route, '['.repeat(15_000)),
    expect: malformed,
  },
  {
    id: 'body-proto',
    title: 'members named like those of Object are members like any other',
    why: 'to merge them into an object pollutes every object',
    ...to(loose, '{"__proto__":{"status":404},"constructor":{"prototype":{"status":404}}}'),
    expect: ok(JSON.parse('{"__proto__":{"status":404},"constructor":{"prototype":{"status":404}}}')),
    needs: 'body bytes',
  },
  {
    id: 'body-twice',
    title: 'of a member that comes twice the last one counts',
    why: 'RFC 8259 §4 leaves it open; JSON.parse decides',
    ...to(route, '{"name":"alder","name":"birch"}'),
    expect: success(201, 'birch'),
  },
  {
    id: 'body-numbers',
    title: 'a number that no double holds is read as the nearest',
    why: 'RFC 8259 §6',
    ...to(loose, '[1e999,-0,1e-999,9007199254740993]'),
    expect: ok([null, 0, 0, 9_007_199_254_740_992]),
  },
  {
    id: 'body-multipart',
    title: 'a form where JSON is wanted is refused',
    why: 'parsers leave an empty object',
    ...to(
      route,
      `--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n${LEAK}\r\n--x--`,
      'multipart/form-data; boundary=x',
    ),
    expect: wrongType,
  },
];

function toValue(text: string): Case {
  return {
    id: `body-value-${text}`,
    title: `the JSON value ${text} is a body like any other`,
    why: 'parsers refuse it in their strict mode, or take it for none',
    ...to(loose, text),
    expect: ok(JSON.parse(text)),
  };
}
