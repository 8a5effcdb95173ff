import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kuvert } from '@kuvert/koa';
import { formidable } from 'formidable';
import type { Options } from 'formidable';
import Koa from 'koa';
import { koaBody } from 'koa-body';
import { afterAll, describe, expect, test } from 'vitest';
import { api } from './contract.ts';
import { form } from './form.ts';
import type { Asked } from './send.ts';
import { serve } from './serve.ts';
import type { Expected } from './serve.ts';

const SECRET = 'hunter2';
const file = { name: 'file', filename: `${SECRET}.txt` };
const field = { name: 'field' };
// It leaves files behind where it fails.
const uploadDir = await mkdtemp(join(tmpdir(), 'kuvert-'));
afterAll(async () => rm(uploadDir, { recursive: true }));
const read = async (request: IncomingMessage, options: Options): Promise<unknown> =>
  formidable({ uploadDir, ...options }).parse(request);

const too = (code: number): Expected => ({
  status: 413,
  reason: 'UPLOAD_TOO_LARGE',
  original: { code, httpCode: 413 },
});
const bad = (code: number, httpCode = 400): Expected => ({
  status: 400,
  reason: 'UPLOAD_MALFORMED',
  original: { code, httpCode },
});
const cut = form([file], '');
const unknownEncoding = `Content-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: ${SECRET}`;

const cases: readonly (readonly [what: string, options: Options, asked: Asked, is: Expected])[] = [
  ['large fields', { maxFieldsSize: 3 }, form([field]), too(1006)],
  ['many fields', { maxFields: 1 }, form([field, field]), too(1007)],
  ['a small file', { minFileSize: 99 }, form([file]), bad(1008)],
  ['large files', { maxTotalFileSize: 3 }, form([file]), too(1009)],
  ['an empty file', { minFileSize: 0, allowEmptyFiles: false }, form([{ ...file, value: '' }]), bad(1010)],
  ['no type', {}, { body: SECRET, headers: { 'content-length': '7' } }, bad(1011)],
  ['a form that is cut off', {}, cut, bad(1012)],
  ['no boundary', {}, { ...cut, headers: { 'content-type': 'multipart/form-data' } }, bad(1013)],
  ['an encoding of a part that nobody knows', {}, form([{ line: unknownEncoding }]), bad(1014, 501)],
  ['many files', { maxFiles: 1 }, form([file, file]), too(1015)],
  ['a large file', { maxFileSize: 3, maxTotalFileSize: 99 }, form([file]), too(1016)],
  [
    'another type',
    {},
    { ...cut, headers: { 'content-type': `application/${SECRET}` } },
    { status: 415, reason: 'UNSUPPORTED_MEDIA_TYPE', original: { code: 1003, httpCode: 415 } },
  ],
  [
    'a caller who leaves',
    {},
    { ...cut, headers: { ...cut.headers, 'content-length': '9999' }, leave: true },
    bad(1002, 500),
  ],
  [
    'a folder that it cannot make: the server’s trouble',
    { uploadDir: '/dev/null/hunter2', createDirsFromUploads: true, filename: () => 'a/b', keepExtensions: true },
    form([file]),
    { status: 500, reason: 'INTERNAL' },
  ],
];

describe('formidable 3', () => {
  test.each(cases)('%s', async (_, given, asked, expected) => {
    const server = await serve((options) =>
      new Koa()
        .use(kuvert(api, options))
        .use(async (ctx) => read(ctx.req, given))
        .callback(),
    );
    await server.expect(asked, expected);
  });
});

describe('koa-body, with formidable 2', () => {
  const koaCases: typeof cases = [
    ['large fields', { maxFieldsSize: 3 }, form([field]), too(1006)],
    ['a large file', { maxFileSize: 3 }, form([file]), too(1009)],
    ['a form that is cut off', {}, cut, bad(1012)],
    ['no boundary', {}, { ...cut, headers: { 'content-type': 'multipart/form-data' } }, bad(1013)],
    [
      'a caller who leaves',
      {},
      { ...cut, headers: { ...cut.headers, 'content-length': '9999' }, leave: true },
      bad(1002, 500),
    ],
    [
      'malformed JSON',
      {},
      { headers: { 'content-type': 'application/json' }, body: `{"a":"${SECRET}` },
      {
        status: 400,
        reason: 'MALFORMED_BODY',
        original: { name: 'SyntaxError', body: expect.stringContaining(SECRET) },
      },
    ],
  ];
  test.each(koaCases)('%s', async (_, given, asked, expected) => {
    const server = await serve((options) =>
      new Koa()
        .use(kuvert(api, options))
        .use(koaBody({ multipart: true, formidable: { uploadDir, ...(given as object) } }))
        .callback(),
    );
    await server.expect(asked, expected);
  });
});
