import type { IncomingMessage } from 'node:http';
import { kuvert } from '@kuvert/express';
import express from 'express';
import qs from 'qs';
import rawBody from 'raw-body';
import { expect, test } from 'vitest';
import { adapters } from './adapters.ts';
import { api } from './contract.ts';
import { serve } from './serve.ts';
import type { Served } from './serve.ts';

const SECRET = 'hunter2';

/** Serves a handler that reads the body by itself. */
async function reading(read: (request: IncomingMessage) => Promise<unknown>): Promise<Served> {
  return serve((options) => {
    const http = kuvert(api, options);
    return express()
      .use(http.middleware)
      .use(
        http.handler(async (request) => {
          await read(request);
          return api.ok();
        }),
      );
  });
}

test('raw-body on a body that is too large', async () => {
  const server = await reading(async (request) => rawBody(request, { limit: 3 }));
  await server.expect(
    { body: SECRET },
    { status: 413, reason: 'BODY_TOO_LARGE', original: { type: 'entity.too.large' } },
  );
});

test('raw-body on a body of another length than it was told', async () => {
  const server = await reading(async (request) => rawBody(request, { length: 3 }));
  await server.expect(
    { body: SECRET },
    { status: 400, reason: 'BAD_REQUEST', original: { type: 'request.size.invalid' } },
  );
});

test('raw-body on an encoding nobody knows', async () => {
  const server = await reading(async (request) => rawBody(request, { encoding: SECRET }));
  await server.expect(
    { body: SECRET },
    { status: 415, reason: 'UNSUPPORTED_MEDIA_TYPE', original: { type: 'encoding.unsupported' } },
  );
});

test('raw-body on a caller who leaves', async () => {
  const server = await reading(async (request) => rawBody(request));
  await server.expect(
    { body: SECRET, headers: { 'content-length': '99' }, leave: true },
    { status: 400, reason: 'BAD_REQUEST', original: { type: 'request.aborted' } },
  );
});

test('raw-body on a body that was read before: the author’s mistake', async () => {
  const server = await reading(async (request) => {
    await rawBody(request);
    await rawBody(request);
  });
  await server.expect({ body: SECRET }, { status: 500, reason: 'INTERNAL', original: { type: 'stream.not.readable' } });
});

const queries: readonly (readonly [what: string, options: qs.IParseOptions, query: string, message: RegExp])[] = [
  ['depth', { depth: 1, strictDepth: true }, `a[b][c][d]=${SECRET}`, /^Input depth exceeded/],
  ['parameters', { parameterLimit: 1, throwOnLimitExceeded: true }, `a=1&b=${SECRET}`, /^Parameter limit exceeded/],
  ['list', { arrayLimit: 1, throwOnLimitExceeded: true }, `a[]=1&a[]=2&a[]=${SECRET}`, /^Array limit exceeded/],
];
test.each(queries)('qs, on the limit of its %s', async (_, options, query, message) => {
  const server = await adapters.Koa(() => qs.parse(query, options));
  await server.expect(
    {},
    { status: 400, reason: 'BAD_REQUEST', original: { name: 'RangeError', message: expect.stringMatching(message) } },
  );
});

test('qs as the query parser of Express', async () => {
  const server = await serve((options) => {
    const http = kuvert(api, options);
    return express()
      .set('query parser', (text: string) => qs.parse(text, { depth: 1, strictDepth: true }))
      .use(
        http.middleware,
        http.handler((request) => api.ok(request.query)),
      );
  });
  await server.expect({ path: `/?a[b][c][d]=${SECRET}` }, { status: 400, reason: 'BAD_REQUEST' });
});
