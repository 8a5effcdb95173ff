import { getRequestListener } from '@hono/node-server';
import { defineCodes, defineContract } from '@kuvert/core';
import type { FailureEvent, KuvertOptions } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
import { defineEnvelope, failure, spread } from '@kuvert/core/define-envelope';
import { byAcceptLanguage } from '@kuvert/core/languages';
import { byAccept } from '@kuvert/core/negotiate';
import { problemDetails } from '@kuvert/core/problem-details';
import { kuvert as onExpress } from '@kuvert/express';
import { kuvert as onFetch } from '@kuvert/fetch';
import { kuvert as onHono, send as answer } from '@kuvert/hono';
import { kuvert as onKoa } from '@kuvert/koa';
import { bridge, listen, send } from '@kuvert/testkit';
import type { Running } from '@kuvert/testkit';
import express from 'express';
import { Hono } from 'hono';
import Koa from 'koa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const codes = defineCodes({
  INTERNAL: { code: 'internal_error', status: 500, message: 'Internal error' },
  INVALID: { code: 'invalid_arguments', status: 400, message: 'Invalid arguments' },
  NOT_FOUND: { code: 'not_found', status: 404, message: 'Not found' },
});
const faults = { internal: 'INTERNAL', badRequest: 'INVALID', routeNotFound: 'NOT_FOUND' } as const;
const always200 = defineEnvelope({
  name: 'always-200',
  isAlwaysOk: true,
  success: { ok: true, ...spread },
  failure: { ok: false, error: failure.code },
});
const api = defineContract({
  codes,
  envelope: always200,
  faults,
  alternatives: byAccept(problemDetails({ types: 'https://example.com/problems/', success: codeEnvelope() })),
  languages: byAcceptLanguage({ own: 'en', catalogues: { de: { NOT_FOUND: 'Nicht gefunden' } } }),
});

type Serve = (options: KuvertOptions) => Promise<Running>;
const given = { '/ok': () => api.ok({ a: 1 }), '/empty': () => api.noContent(), '/crash': () => crash() };

function crash(): never {
  throw new Error('secret');
}

const adapters: Readonly<Record<string, Serve>> = {
  express: async (options) => {
    const http = onExpress(api, options);
    const app = http.install(express());
    for (const [path, handle] of Object.entries(given)) app.get(path, http.handler(handle));
    return listen(app);
  },
  koa: async (options) => {
    const app = new Koa();
    app.use(onKoa(api, options)).use((ctx) => {
      const handle = given[ctx.path as keyof typeof given] as (() => unknown) | undefined;
      if (handle !== undefined) ctx.body = handle();
    });
    return listen(app.callback());
  },
  hono: async (options) => {
    const app = onHono(api, options).install(new Hono());
    for (const [path, handle] of Object.entries(given)) app.get(path, (c) => answer(c, handle()));
    return listen(getRequestListener(app.fetch));
  },
  fetch: async (options) =>
    listen(bridge(onFetch(api, options).handler(({ url }) => given[new URL(url).pathname as keyof typeof given]?.()))),
};

const header = (headers: ReadonlyMap<string, readonly string[]>, name: string) => headers.get(name)?.join(', ');

describe.each(Object.entries(adapters))('on %s', (_name, serve) => {
  let server: Running | undefined;
  let heard: FailureEvent[] = [];
  beforeEach(async () => {
    heard = [];
    server = await serve({ onError: (event) => heard.push(event) });
  });
  afterEach(async () => server?.close());
  const get = async (path: string, headers: Record<string, string> = {}) => send(server?.url ?? '', { path, headers });

  it('a failure in an envelope that is always 200 is 200, never cached, and never not modified', async () => {
    const { status, headers, text } = await get('/crash', { 'if-none-match': '*' });
    expect([status, text]).toEqual([200, '{"ok":false,"error":"internal_error"}']);
    expect(header(headers, 'cache-control')).toBe('no-store');
    expect(headers.has('etag')).toBe(false);
    expect(heard).toMatchObject([{ status: 500, reason: 'INTERNAL' }]);
  });

  it('nothing to say is said in the body, where every answer is 200', async () => {
    const { status, text } = await get('/empty');
    expect([status, text]).toEqual([200, '{"ok":true}']);
  });

  it('a client that prefers problem details gets them, with the status of the code', async () => {
    const { status, headers, text } = await get('/nowhere', { accept: 'application/problem+json' });
    expect(status).toBe(404);
    expect(header(headers, 'content-type')).toBe('application/problem+json');
    expect(header(headers, 'vary')).toBe('Accept, Accept-Language');
    expect(JSON.parse(text)).toEqual({
      type: 'https://example.com/problems/NOT_FOUND',
      title: 'Not found',
      status: 404,
      detail: 'Not found',
      reason: 'NOT_FOUND',
      code: 'not_found',
    });
    expect((await get('/ok', { accept: 'application/problem+json' })).text).toBe(
      '{"code":0,"message":"OK","data":{"a":1}}',
    );
  });

  it('a message is in the language a client prefers', async () => {
    const { headers, text } = await get('/nowhere', {
      accept: 'application/problem+json',
      'accept-language': 'fr, de-AT;q=0.9, *;q=0.1',
    });
    expect(header(headers, 'content-language')).toBe('de');
    expect(JSON.parse(text)).toMatchObject({ title: 'Not found', detail: 'Nicht gefunden' });
  });
});
