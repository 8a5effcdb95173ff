import { brotliCompressSync, gzipSync } from 'node:zlib';
import { bodyParser } from '@koa/bodyparser';
import { kuvert } from '@kuvert/koa';
import coBody from 'co-body';
import Koa from 'koa';
import koaBodyparser from 'koa-bodyparser';
import { describe, test } from 'vitest';
import { api } from './contract.ts';
import type { Asked } from './send.ts';
import { serve } from './serve.ts';
import type { Expected, Served } from './serve.ts';

const SECRET = 'hunter2';
const json = { 'content-type': 'application/json' };

async function using(...middleware: readonly Koa.Middleware[]): Promise<Served> {
  return serve((options) => {
    const app = new Koa().use(kuvert(api, options));
    for (const each of middleware) app.use(each);
    return app.callback();
  });
}

const malformed = (original: object): Expected => ({ status: 400, reason: 'MALFORMED_BODY', original });
const large = { status: 413, reason: 'BODY_TOO_LARGE', original: { type: 'entity.too.large' } } as const;

const cases: readonly (readonly [what: string, asked: Asked, is: Expected])[] = [
  ['malformed JSON', { headers: json, body: `{"a":"${SECRET}` }, malformed({ name: 'SyntaxError', status: 400 })],
  ['JSON that is no object', { headers: json, body: `"${SECRET}"` }, malformed({ name: 'SyntaxError', status: 400 })],
  [
    'JSON that reaches for a prototype',
    { headers: json, body: '{"__proto__":{"x":1}}' },
    malformed({ name: 'SyntaxError', status: 400 }),
  ],
  ['a body that says it is too large', { headers: json, body: `{"a":"${SECRET.repeat(9)}"}` }, large],
  [
    'a body that turns out too large',
    { headers: { ...json, 'transfer-encoding': 'chunked' }, body: `{"a":"${SECRET.repeat(9)}"}` },
    large,
  ],
  [
    'a compressed body that turns out too large',
    { headers: { ...json, 'content-encoding': 'gzip' }, body: gzipSync(`{"a":"${SECRET.repeat(99)}"}`) },
    large,
  ],
  [
    'bytes that are not compressed as they say',
    { headers: { ...json, 'content-encoding': 'gzip' }, body: SECRET },
    malformed({ code: 'Z_DATA_ERROR' }),
  ],
  [
    'compressed bytes that are cut off',
    { headers: { ...json, 'content-encoding': 'br' }, body: brotliCompressSync(`{"a":"${SECRET}"}`).subarray(0, 9) },
    malformed({ code: 'Z_BUF_ERROR' }),
  ],
  [
    'bytes that are no Brotli',
    { headers: { ...json, 'content-encoding': 'br' }, body: 'garbage garbage' },
    malformed({ code: 'ERR__ERROR_FORMAT_PADDING_1' }),
  ],
  [
    'a content encoding nobody knows',
    { headers: { ...json, 'content-encoding': SECRET }, body: '{}' },
    {
      status: 415,
      reason: 'UNSUPPORTED_MEDIA_TYPE',
      original: { message: `Unsupported Content-Encoding: ${SECRET}`, status: 415 },
    },
  ],
  [
    'a caller who leaves',
    { headers: { ...json, 'content-length': '40' }, body: `{"a":"${SECRET}`, leave: true },
    { status: 400, reason: 'BAD_REQUEST', original: { type: 'request.aborted' } },
  ],
];

describe.each([
  ['@koa/bodyparser', bodyParser({ jsonLimit: '40b' })],
  ['koa-bodyparser', koaBodyparser({ jsonLimit: '40b' })],
])('%s', (_, parser) => {
  test.each(cases)('%s', async (_what, asked, expected) => {
    const server = await using(parser);
    await server.expect(asked, expected);
  });
});

test.each([
  ['a type it does not read', { 'content-type': `image/${SECRET}` }, `Unsupported content-type: image/${SECRET}`],
  ['no type', {}, 'Missing content-type'],
])('co-body on %s', async (_, headers, message) => {
  const server = await using(async (ctx) => coBody(ctx));
  await server.expect(
    { headers: { ...headers, 'content-length': '1' }, body: 'x' },
    { status: 415, reason: 'UNSUPPORTED_MEDIA_TYPE', original: { message, status: 415 } },
  );
});

test('co-body on a form that is too deep', async () => {
  const server = await using(async (ctx) => coBody.form(ctx, { queryString: { depth: 1, strictDepth: true } }));
  await server.expect(
    { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `a[b][c]=${SECRET}` },
    { status: 400, reason: 'BAD_REQUEST', original: { name: 'RangeError', status: 400 } },
  );
});

test('an encoding that its author got wrong', async () => {
  const server = await using(bodyParser({ encoding: 'nonsense' }));
  await server.expect(
    { headers: json, body: '{}' },
    { status: 415, reason: 'UNSUPPORTED_MEDIA_TYPE', original: { type: 'encoding.unsupported' } },
  );
});
