import * as fc from 'fast-check';
import type { Answer } from './to-response.fixture.ts';

const status = fc.oneof(
  fc.constantFrom(200, 201, 204, 205, 304, 400, 404, 429, 500, 503),
  fc.integer({ min: 200, max: 599 }),
);
const type = fc.constantFrom(
  undefined,
  'application/json',
  'application/problem+json',
  'application/vnd.api+json',
  'APPLICATION/JSON ; charset=x',
  'text/html',
  ';;',
  '/json',
);
const token = fc.string({ unit: fc.constantFrom('a', '1', '<', '>', ';', '"', '=', ' ', ','), maxLength: 30 });
const members = fc.record(
  {
    code: fc.oneof(fc.constantFrom<unknown>(0, '0', 5000, '5000', 5900, 5902, 'PROJECT_LOCKED', -1), fc.jsonValue()),
    status: fc.oneof(fc.constantFrom<unknown>('success', 'error', 'fail', 404), fc.jsonValue()),
    message: fc.jsonValue(),
    data: fc.jsonValue(),
    pagination: fc.jsonValue(),
    params: fc.oneof(fc.record({ max: fc.jsonValue(), project: fc.jsonValue() }), fc.jsonValue()),
    errors: fc.jsonValue(),
    error: fc.jsonValue(),
    meta: fc.jsonValue(),
    links: fc.jsonValue(),
    title: fc.jsonValue(),
    type: fc.jsonValue(),
    detail: fc.jsonValue(),
    __proto__: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const encode = (text: string): number[] => [...new TextEncoder().encode(text)];
const body = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Array.from(bytes)),
  fc.json().map(encode),
  members.map((value) => encode(JSON.stringify(value))),
  fc.constant(undefined),
);
const headers = fc.record(
  { 'retry-after': token, link: token, 'x-request-id': token, 'x-total-count': token },
  { requiredKeys: [] },
);

/** Any answer, mostly one that looks like that of an API. */
export const answers: fc.Arbitrary<Answer> = fc
  .record({ status, type, body, headers })
  .map(({ status: code, type: media, body: bytes, headers: others }) => ({
    status: code,
    headers: { ...others, ...(media === undefined ? {} : { 'content-type': media }) },
    body: [204, 205, 304].includes(code) ? undefined : bytes,
  }));
