import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { bodyParser } from '@koa/bodyparser';
import type { KuvertOptions } from '@kuvert/core';
import { kuvert as forExpress, readBody as readExpress } from '@kuvert/express';
import { kuvert as forFetch, readBody as readFetch } from '@kuvert/fetch';
import { kuvert as forHono, readBody as readHono, send } from '@kuvert/hono';
import { kuvert as forKoa, readBody as readKoa } from '@kuvert/koa';
import express from 'express';
import type { RequestHandler } from 'express';
import { Hono } from 'hono';
import Koa from 'koa';
import type { Middleware } from 'koa';
import { api } from './servers.ts';

/** Takes anything. */
const anything = {
  '~standard': { version: 1, vendor: 'kuvert', validate: (value: unknown) => ({ value }) },
} as const;

const ofExpress =
  (...middleware: RequestHandler[]) =>
  (options: KuvertOptions): Server => {
    const http = forExpress(api, options);
    const app = http.install(express());
    app.post(
      '/',
      ...middleware,
      http.handler(async (request) => api.ok(await readExpress(request, anything))),
    );
    return createServer(app);
  };

const ofKoa =
  (...middleware: Middleware[]) =>
  (options: KuvertOptions): Server => {
    const app = new Koa().use(forKoa(api, options));
    for (const each of middleware) app.use(each);
    app.use(async (ctx) => {
      ctx.body = api.ok(await readKoa(ctx, anything));
    });
    return createServer(app.callback());
  };

/** A server of each framework that gives the body of `POST /` back. */
export const readers: Readonly<Record<string, (options: KuvertOptions) => Server>> = {
  express: ofExpress(),
  'express, by its parser': ofExpress(express.json()),
  'express, by hand': ofExpress(async (request, _response, next) => {
    await request.toArray();
    next();
  }),
  koa: ofKoa(),
  'koa, by its parser': ofKoa(bodyParser()),
  hono: (options) => {
    const app = forHono(api, options).install(new Hono());
    app.post('/', async (c) => send(c, api.ok(await readHono(c, anything))));
    return createAdaptorServer({ fetch: app.fetch }) as Server;
  },
  fetch: (options) => {
    const fetch = forFetch(api, options).handler(async (request) => api.ok(await readFetch(request, anything)));
    return createAdaptorServer({ fetch }) as Server;
  },
};
