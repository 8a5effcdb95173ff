import { constants, gzipSync } from 'node:zlib';
import { kuvert } from '@kuvert/express';
import express from 'express';
import type { RequestHandler } from 'express';
import { describe, test } from 'vitest';
import { api } from './contract.ts';
import { express4 } from './express-4.ts';
import type { Asked } from './send.ts';
import { serve } from './serve.ts';
import type { Expected } from './serve.ts';

const SECRET = 'hunter2';
const json = { 'content-type': 'application/json' };
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };
const text = { 'content-type': 'text/plain' };
const deep = `${'a[b]'.padEnd(200, '[c]')}=${SECRET}`;

const cases: readonly [what: string, parser: (of: typeof express) => RequestHandler, asked: Asked, is: Expected][] = [
  [
    'malformed JSON',
    (of) => of.json(),
    { headers: json, body: `{"a":"${SECRET}` },
    { status: 400, reason: 'MALFORMED_BODY', original: { type: 'entity.parse.failed', status: 400, expose: true } },
  ],
  [
    'JSON that is no object, in strict mode',
    (of) => of.json(),
    { headers: json, body: `"${SECRET}"` },
    { status: 400, reason: 'MALFORMED_BODY', original: { type: 'entity.parse.failed' } },
  ],
  [
    'a body that says it is too large',
    (of) => of.json({ limit: 8 }),
    { headers: json, body: `{"a":"${SECRET}"}` },
    { status: 413, reason: 'BODY_TOO_LARGE', original: { type: 'entity.too.large', status: 413 } },
  ],
  [
    'a body that turns out too large',
    (of) => of.raw({ limit: 8, type: () => true }),
    { headers: { 'transfer-encoding': 'chunked' }, body: SECRET.repeat(9) },
    { status: 413, reason: 'BODY_TOO_LARGE', original: { type: 'entity.too.large', status: 413 } },
  ],
  [
    'a compressed body that turns out too large',
    (of) => of.text({ limit: 64 }),
    { headers: { ...text, 'content-encoding': 'gzip' }, body: gzipSync(SECRET.repeat(99)) },
    { status: 413, reason: 'BODY_TOO_LARGE', original: { type: 'entity.too.large', status: 413 } },
  ],
  [
    'JSON in a charset that is not UTF',
    (of) => of.json(),
    { headers: { 'content-type': `application/json; charset=${SECRET}` }, body: '{}' },
    { status: 415, reason: 'UNSUPPORTED_MEDIA_TYPE', original: { type: 'charset.unsupported', status: 415 } },
  ],
  [
    'a text in a charset nobody knows',
    (of) => of.text(),
    { headers: { 'content-type': `text/plain; charset=${SECRET}` }, body: 'x' },
    { status: 415, reason: 'UNSUPPORTED_MEDIA_TYPE', original: { type: 'charset.unsupported', status: 415 } },
  ],
  [
    'a form in a charset that is not UTF',
    (of) => of.urlencoded({ extended: false }),
    { headers: { 'content-type': 'application/x-www-form-urlencoded; charset=koi8-r' }, body: 'a=1' },
    { status: 415, reason: 'UNSUPPORTED_MEDIA_TYPE', original: { type: 'charset.unsupported', status: 415 } },
  ],
  [
    'a content encoding nobody knows',
    (of) => of.raw({ type: () => true }),
    { headers: { 'content-encoding': SECRET }, body: 'x' },
    { status: 415, reason: 'UNSUPPORTED_MEDIA_TYPE', original: { type: 'encoding.unsupported', status: 415 } },
  ],
  [
    'a content encoding where none is inflated',
    (of) => of.json({ inflate: false }),
    { headers: { ...json, 'content-encoding': 'gzip' }, body: gzipSync('{}') },
    { status: 415, reason: 'UNSUPPORTED_MEDIA_TYPE', original: { type: 'encoding.unsupported', status: 415 } },
  ],
  [
    'too many parameters',
    (of) => of.urlencoded({ extended: true, parameterLimit: 2 }),
    { headers: urlencoded, body: 'a=1&b=2&c=3' },
    { status: 413, reason: 'BODY_TOO_LARGE', original: { type: 'parameters.too.many', status: 413 } },
  ],
  [
    'parameters that are too deep',
    (of) => of.urlencoded({ extended: true }),
    { headers: urlencoded, body: deep },
    { status: 400, reason: 'BAD_REQUEST', original: { type: 'querystring.parse.rangeError', status: 400 } },
  ],
  [
    'bytes that are not compressed as they say',
    (of) => of.json(),
    { headers: { ...json, 'content-encoding': 'gzip' }, body: SECRET },
    { status: 400, reason: 'MALFORMED_BODY', original: { code: 'Z_DATA_ERROR', status: 400 } },
  ],
  [
    'compressed bytes that are cut off',
    (of) => of.raw({ type: () => true }),
    { headers: { 'content-encoding': 'gzip' }, body: gzipSync(SECRET).subarray(0, 15) },
    { status: 400, reason: 'MALFORMED_BODY', original: { code: 'Z_BUF_ERROR', status: 400 } },
  ],
  [
    'compressed bytes whose checksum is wrong',
    (of) => of.text(),
    {
      headers: { ...text, 'content-encoding': 'gzip' },
      body: gzipSync(SECRET, { level: constants.Z_NO_COMPRESSION }).fill(0, 16, 20),
    },
    { status: 400, reason: 'MALFORMED_BODY', original: { code: 'Z_DATA_ERROR' } },
  ],
  [
    'a body that the application does not verify',
    (of) =>
      of.json({
        verify() {
          throw new Error(SECRET);
        },
      }),
    { headers: json, body: '{}' },
    { status: 403, reason: 'FORBIDDEN', original: { type: 'entity.verify.failed', status: 403, message: SECRET } },
  ],
  [
    'a caller who leaves',
    (of) => of.json(),
    { headers: { ...json, 'content-length': '99' }, body: `{"a":"${SECRET}`, leave: true },
    { status: 400, reason: 'BAD_REQUEST', original: { type: 'request.aborted', code: 'ECONNABORTED' } },
  ],
  [
    'a body somebody else has given an encoding: the author’s mistake',
    (of) => (request, response, next) => {
      request.setEncoding('utf8');
      of.json()(request, response, next);
    },
    { headers: json, body: '{}' },
    { status: 500, reason: 'INTERNAL', original: { type: 'stream.encoding.set' } },
  ],
];

describe.each([
  ['body-parser 2 in Express 5', express],
  ['body-parser 1 in Express 4', express4],
])('%s', (_, of) => {
  test.each(cases)('%s', async (_what, parser, asked, expected) => {
    const server = await serve((options) => {
      const http = kuvert(api, options);
      return of()
        .use(http.middleware, parser(of))
        .use(http.handler(() => api.ok()))
        .use(http.notFound, http.errorHandler);
    });
    await server.expect(asked, expected);
  });
});

test('Brotli and Zstandard, which body-parser 2 reads too', async () => {
  const server = await serve((options) => {
    const http = kuvert(api, options);
    return express().use(http.middleware, express.json(), http.errorHandler);
  });
  for (const [encoding, code] of [
    ['br', 'ERR__ERROR_FORMAT_PADDING_1'],
    ['zstd', 'ZSTD_error_prefix_unknown'],
  ] as const) {
    await server.expect(
      { headers: { ...json, 'content-encoding': encoding }, body: 'garbage garbage' },
      { status: 400, reason: 'MALFORMED_BODY', original: { code } },
    );
  }
});
