import { kuvert as express } from '@kuvert/express';
import { handler, kuvert as koa } from '@kuvert/koa';
// @ts-expect-error It comes without types.
import koaMulterUntyped from '@koa/multer';
import express5 from 'express';
import Koa from 'koa';
import multer from 'multer';
import { describe, expect, test } from 'vitest';
import { api } from './contract.ts';
import { express4 } from './express-4.ts';
import { form } from './form.ts';
import type { Asked } from './send.ts';
import { serve } from './serve.ts';
import type { Expected, Served } from './serve.ts';

const SECRET = 'hunter2';
const file = { name: 'file', filename: `${SECRET}.txt` };
const field = { name: 'field' };

interface Upload {
  readonly limits?: multer.Options['limits'] & {
    readonly fieldNestingDepth?: number;
    readonly fieldArrayIndexLimit?: number;
  };
  readonly fileFilter?: multer.Options['fileFilter'];
}

const inKoa = koaMulterUntyped as (options: multer.Options) => { single(name: string): Koa.Middleware };

const servers: Readonly<Record<string, (upload: Upload) => Promise<Served>>> = {
  'multer in Express 5': async (upload) => inExpress(express5, upload),
  'multer in Express 4': async (upload) => inExpress(express4, upload),
  '@koa/multer': async (upload) =>
    serve((options) =>
      new Koa()
        .use(koa(api, options))
        .use(inKoa(upload as multer.Options).single('file'))
        .use(handler(() => api.ok()))
        .callback(),
    ),
};

async function inExpress(of: typeof express5, upload: Upload): Promise<Served> {
  return serve((options) => {
    const http = express(api, options);
    return of()
      .use(http.middleware, multer(upload as multer.Options).single('file'))
      .use(http.handler(() => api.ok()))
      .use(http.notFound, http.errorHandler);
  });
}

const tooLarge = (code: string): Expected => ({
  status: 413,
  reason: 'UPLOAD_TOO_LARGE',
  original: { name: 'MulterError', code },
});
const malformed = (original: object): Expected => ({ status: 400, reason: 'UPLOAD_MALFORMED', original });
const refused = (code: string): Expected => malformed({ name: 'MulterError', code });
const cutOff = form([file], '');

const cases: readonly (readonly [what: string, upload: Upload, asked: Asked, is: Expected])[] = [
  ['a large file', { limits: { fileSize: 3 } }, form([file]), tooLarge('LIMIT_FILE_SIZE')],
  ['many files', { limits: { files: 1 } }, form([file, file]), tooLarge('LIMIT_FILE_COUNT')],
  ['a large value', { limits: { fieldSize: 3 } }, form([field]), tooLarge('LIMIT_FIELD_VALUE')],
  ['a long name', { limits: { fieldNameSize: 3 } }, form([field]), tooLarge('LIMIT_FIELD_KEY')],
  ['many fields', { limits: { fields: 1 } }, form([field, field]), tooLarge('LIMIT_FIELD_COUNT')],
  ['many parts', { limits: { parts: 1 } }, form([field, file, field]), tooLarge('LIMIT_PART_COUNT')],
  ['another file than expected', {}, form([{ name: SECRET, filename: 'a' }]), refused('LIMIT_UNEXPECTED_FILE')],
  ['two files for one', {}, form([file, file]), refused('LIMIT_UNEXPECTED_FILE')],
  ['a nested name', { limits: { fieldNestingDepth: 1 } }, form([{ name: 'a[b][c]' }]), refused('LIMIT_FIELD_NESTING')],
  [
    'a large index',
    { limits: { fieldArrayIndexLimit: 9 } },
    form([{ name: 'a[99]' }]),
    refused('LIMIT_FIELD_ARRAY_INDEX'),
  ],
  ['a part without a name', {}, form([{}]), refused('MISSING_FIELD_NAME')],
  ['a form that is cut off in a file', {}, cutOff, malformed({ message: 'Unexpected end of form' })],
  ['a form without parts', {}, form([], ''), malformed({ message: 'Unexpected end of form' })],
  ['a malformed header', {}, form([{ line: '\u0000: x' }]), malformed({ message: 'Malformed part header' })],
  [
    'no boundary',
    {},
    { ...cutOff, headers: { 'content-type': 'multipart/form-data' } },
    malformed({ message: 'Multipart: Boundary not found' }),
  ],
  [
    'another multipart type',
    {},
    { ...cutOff, headers: { 'content-type': `multipart/mixed; boundary=${SECRET}` } },
    {
      status: 415,
      reason: 'UNSUPPORTED_MEDIA_TYPE',
      original: { message: expect.stringMatching('^Unsupported content type: ') },
    },
  ],
  [
    'a caller who leaves',
    {},
    { ...cutOff, headers: { ...cutOff.headers, 'content-length': '9999' }, leave: true },
    malformed({ message: expect.stringMatching('^Request ') }),
  ],
  [
    'a file the application refuses with multer’s own error',
    { fileFilter: (_request, _file, done) => done(new multer.MulterError('LIMIT_UNEXPECTED_FILE')) },
    form([file]),
    refused('LIMIT_UNEXPECTED_FILE'),
  ],
  [
    'a file the application refuses with an error of its own: not known to be the caller’s fault',
    { fileFilter: (_request, _file, done) => done(new Error(SECRET)) },
    form([file]),
    { status: 500, reason: 'INTERNAL', original: { message: SECRET } },
  ],
];

describe.each(Object.entries(servers))('%s', (_, start) => {
  test.each(cases)('%s', async (_what, upload, asked, expected) => {
    const server = await start(upload);
    await server.expect(asked, expected);
  });
});
