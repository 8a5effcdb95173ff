import { Router } from '@koa/router';
import type { Outcome } from '@kuvert/express';
import { kuvert as onExpress } from '@kuvert/express';
import { kuvert as onFetch } from '@kuvert/fetch';
import { kuvert as onHono, send } from '@kuvert/hono';
import { handler } from '@kuvert/koa';
import express from 'express';
import { Hono } from 'hono';
import { hc } from 'hono/client';
import type { InferResponseType } from 'hono/client';
import { expectTypeOf, test } from 'vitest';
import { api, getProject } from './adapters.ts';

test('a handler of Express knows the params of its route', () => {
  const http = onExpress(api);
  express()
    .get(
      '/v1/projects/:slug',
      http.handler(
        getProject.implement(async (request, response) => {
          expectTypeOf(request.params).toEqualTypeOf<{ slug: string }>();
          expectTypeOf(response).toExtend<express.Response>();
          return Promise.resolve(api.ok(request.params.slug));
        }),
      ),
    )
    // @ts-expect-error -- PROJECT_LOCKED is not declared
    .get('/v1/projects/:slug', http.handler(getProject.implement(() => api.error('PROJECT_LOCKED'))));
  expectTypeOf(getProject.implement((): Outcome => api.ok(1))).returns.toEqualTypeOf<Outcome>();
});

test('a handler of Koa knows its context', () => {
  new Router()
    .get(
      '/v1/projects/:slug',
      handler(
        getProject.implement(async (ctx) => Promise.resolve(api.ok(ctx.params['slug'] satisfies string | undefined))),
      ),
    )
    // @ts-expect-error -- PROJECT_LOCKED is not declared
    .get('/v1/projects/:slug', handler(getProject.implement(() => api.error('PROJECT_LOCKED'))));
});

test('what makes the outcome in Hono is held to the operation, and hc knows what is sent', () => {
  const get = getProject.implement((slug: string) => (slug === '' ? api.error('PROJECT_NOT_FOUND') : api.ok({ slug })));
  const app = onHono(api)
    .install(new Hono())
    .get('/v1/projects/:slug', (c) => send(c, get(c.req.param('slug'))))
    .get(
      '/v2/projects/:slug',
      getProject.implement((c) => send(c, api.ok({ slug: c.req.param('slug') }))),
    );
  const client = hc<typeof app>('http://localhost');
  type Body = InferResponseType<(typeof client.v1.projects)[':slug']['$get'], 200>;
  expectTypeOf<Body['data']>().toEqualTypeOf<{ slug: string }>();
  type Other = InferResponseType<(typeof client.v2.projects)[':slug']['$get'], 200>;
  expectTypeOf<Other['data']>().toEqualTypeOf<{ slug: string }>();
});

test('a fetch handler knows its request, and what its runtime gives it', () => {
  const http = onFetch(api);
  expectTypeOf(
    http.handler(getProject.implement((request, env: { name: string }) => api.ok([request.url, env.name]))),
  ).toBeCallableWith(new Request('http://localhost/'), { name: 'worker' });
  // @ts-expect-error -- PROJECT_LOCKED is not declared
  http.handler(getProject.implement(async () => Promise.resolve(api.error('PROJECT_LOCKED'))));
});
