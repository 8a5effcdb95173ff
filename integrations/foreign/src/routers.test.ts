import { fileURLToPath } from 'node:url';
import { Router } from '@koa/router';
import { kuvert as express } from '@kuvert/express';
import { kuvert as koa } from '@kuvert/koa';
import express5 from 'express';
import Koa from 'koa';
import { describe, expect, test } from 'vitest';
import { api } from './contract.ts';
import { express4 } from './express-4.ts';
import { serve } from './serve.ts';
import type { Served } from './serve.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

describe.each([
  ['Express 5', express5],
  ['Express 4', express4],
])('%s', (_, of) => {
  /** Without Kuvert's own middleware, which would refuse such a path before there is a router. */
  const start = async (): Promise<Served> =>
    serve((options) => {
      const http = express(api, options);
      return of()
        .disable('x-powered-by')
        .get(
          '/projects/:slug',
          http.handler(() => api.ok()),
        )
        .use('/files', of.static(folder, { fallthrough: false, dotfiles: 'deny' }))
        .get('/range', (_request, response) => response.sendFile('routers.test.ts', { root: folder }))
        .get('/missing', (_request, response) => response.sendFile('hunter2', { root: folder }))
        .use(http.notFound, http.errorHandler);
    });

  test('a parameter that does not decode', async () => {
    const server = await start();
    await server.expect(
      { path: '/projects/%hunter2' },
      { status: 400, reason: 'MALFORMED_URL', original: { name: 'URIError', status: 400 } },
    );
  });

  test('a path of a file that does not decode, that is not there, or that may not be seen', async () => {
    const server = await start();
    await server.expect({ path: '/files/%hunter2' }, { status: 400, reason: 'BAD_REQUEST' });
    await server.expect({ path: '/files/hunter2' }, { status: 404, reason: 'RESOURCE_NOT_FOUND' });
    await server.expect({ path: '/files/.hunter2' }, { status: 403, reason: 'FORBIDDEN' });
  });

  test('a file that is not there', async () => {
    const server = await start();
    await server.expect(
      { path: '/missing' },
      {
        status: 404,
        reason: 'RESOURCE_NOT_FOUND',
        original: { code: 'ENOENT', path: expect.stringContaining('hunter2') },
      },
    );
  });

  test('a range that cannot be satisfied, or a precondition that does not hold', async () => {
    const server = await start();
    const { headers } = await server.ask({ path: '/range', method: 'HEAD' });
    const range = { 'content-range': `bytes */${String(headers['content-length'])}` };
    await server.expect(
      { path: '/range', headers: { range: 'bytes=9999999-' } },
      { status: 416, reason: 'RANGE_NOT_SATISFIABLE', headers: range },
    );
    await server.expect(
      { path: '/range', headers: { 'if-match': '"hunter2"' } },
      { status: 412, reason: 'PRECONDITION_FAILED' },
    );
  });
});

test('@koa/router leaves a parameter that does not decode; Kuvert refuses the path before', async () => {
  const router = new Router().get('/projects/:slug', (ctx) => {
    ctx.body = api.ok(ctx['params']);
  });
  const server = await serve((options) => new Koa().use(koa(api, options)).use(router.routes()).callback());
  await server.expect({ path: '/projects/%hunter2' }, { status: 400, reason: 'MALFORMED_URL' });
});
