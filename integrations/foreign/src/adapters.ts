import { getRequestListener } from '@hono/node-server';
import type { KuvertOptions } from '@kuvert/core';
import { kuvert as express } from '@kuvert/express';
import { kuvert as fetch } from '@kuvert/fetch';
import { kuvert as hono } from '@kuvert/hono';
import { kuvert as koa } from '@kuvert/koa';
import express5 from 'express';
import { Hono } from 'hono';
import Koa from 'koa';
import { api } from './contract.ts';
import { express4 } from './express-4.ts';
import { serve } from './serve.ts';
import type { Served } from './serve.ts';

/** What a server does with its one route; only fetch handlers are told of the request. */
type Handle = (request?: Request) => unknown;
type Start = (handle: Handle, more?: KuvertOptions) => Promise<Served>;

/** A server whose one route does what it is told, by the adapter it is made with. */
export const adapters: Readonly<Record<'Express 5' | 'Express 4' | 'Koa' | 'Hono' | 'Fetch', Start>> = {
  'Express 5': async (handle, more) => inExpress(express5, handle, more),
  'Express 4': async (handle, more) => inExpress(express4, handle, more),
  Koa: async (handle, more) =>
    serve((options) =>
      new Koa()
        .use(koa(api, { ...options, ...more }))
        .use(async (ctx) => {
          ctx.body = await handle();
        })
        .callback(),
    ),
  Hono: async (handle, more) =>
    serve((options) => {
      const app = hono(api, { ...options, ...more }).install(new Hono());
      app.all('/', async () => (await handle()) as Response);
      return getRequestListener((request) => app.fetch(request));
    }),
  Fetch: async (handle, more) =>
    serve((options) => {
      const { handler } = fetch(api, { ...options, ...more });
      return getRequestListener(handler(async (request) => (await handle(request)) as undefined));
    }),
};

async function inExpress(make: typeof express5, handle: Handle, more: KuvertOptions = {}): Promise<Served> {
  return serve((options) => {
    const http = express(api, { ...options, ...more });
    return make()
      .use(http.middleware)
      .use(http.handler(() => handle()))
      .use(http.notFound, http.errorHandler);
  });
}
