import { once } from 'node:events';
import { kuvert } from '@kuvert/koa';
import busboy from 'busboy';
import Koa from 'koa';
import { test } from 'vitest';
import { api } from './contract.ts';
import { form } from './form.ts';
import type { Asked } from './send.ts';
import { serve } from './serve.ts';
import type { Expected } from './serve.ts';

const malformed = (message: string): Expected => ({
  status: 400,
  reason: 'UPLOAD_MALFORMED',
  original: { name: 'Error', message },
});
const text = (type: string, body: string): Asked => ({ headers: { 'content-type': type }, body });

const cases: readonly (readonly [what: string, asked: Asked, is: Expected])[] = [
  ['a form that is cut off', form([{ name: 'a' }], ''), malformed('Unexpected end of form')],
  ['a file that is cut off', form([{ name: 'a', filename: 'b' }], ''), malformed('Unexpected end of form')],
  ['a malformed header', form([{ line: '\u0000: x' }]), malformed('Malformed part header')],
  ['no boundary', text('multipart/form-data', 'x'), malformed('Multipart: Boundary not found')],
  [
    'a malformed form without files',
    text('application/x-www-form-urlencoded', 'a=%hunter2'),
    malformed('Malformed urlencoded form'),
  ],
  [
    'another multipart type',
    text('multipart/mixed; boundary=hunter2', 'x'),
    { status: 415, reason: 'UNSUPPORTED_MEDIA_TYPE' },
  ],
  [
    'a type that is no form: as an application may say it of anybody’s answer',
    text('application/hunter2', 'x'),
    { status: 500, reason: 'INTERNAL', original: { message: 'Unsupported content type: application/hunter2' } },
  ],
];

test.each(cases)('busboy on %s', async (_, asked, expected) => {
  const server = await serve((options) =>
    new Koa()
      .use(kuvert(api, options))
      .use(async (ctx) => {
        const reader = busboy({ headers: ctx.req.headers });
        reader.on('file', (_name, file) => file.on('error', () => undefined).resume());
        ctx.req.pipe(reader);
        await once(reader, 'close');
        ctx.body = api.ok();
      })
      .callback(),
  );
  await server.expect(asked, expected);
});
