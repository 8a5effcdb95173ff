import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { defineCodes, defineContract } from '@kuvert/core';
import type { KuvertOptions } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
import { statusEnvelope } from '@kuvert/core/status-envelope';
import { kuvert as forExpress } from '@kuvert/express';
import { kuvert as forFetch } from '@kuvert/fetch';
import { kuvert as forHono, send } from '@kuvert/hono';
import { kuvert as forKoa } from '@kuvert/koa';
import express from 'express';
import { Hono } from 'hono';
import Koa from 'koa';

const codes = defineCodes({
  SUCCESS: { code: 0, status: 200, message: 'OK' },
  INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error' },
  ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' },
  INVALID_PARAMETERS: { code: 1000, status: 400, message: 'Invalid parameters' },
});
const faults = {
  internal: 'INTERNAL_ERROR',
  badRequest: 'INVALID_PARAMETERS',
  routeNotFound: 'ROUTE_NOT_FOUND',
} as const;

export const api = defineContract({ codes, envelope: codeEnvelope(), faults });
export const crm = defineContract({ codes, envelope: statusEnvelope(), faults });

/** Takes so long that a server can be told to close meanwhile. */
const answer = async () => {
  await setTimeout(50);
  return api.ok('hello');
};

/** A server of each framework that answers GET and POST `/hello`, with its adapter. */
export const servers: Readonly<Record<string, (options: KuvertOptions) => Server>> = {
  express: (options) => {
    const http = forExpress(api, options);
    const app = express().use(http.middleware);
    app.route('/hello').get(http.handler(answer)).post(http.handler(answer));
    return createServer(app.use(http.notFound, http.errorHandler));
  },
  koa: (options) => {
    const app = new Koa().use(forKoa(api, options));
    app.use(async (ctx) => {
      if (ctx.path === '/hello') ctx.body = await answer();
    });
    return createServer(app.callback());
  },
  hono: (options) => {
    const app = forHono(api, options).install(new Hono());
    app.on(['GET', 'POST'], '/hello', async (c) => send(c, await answer()));
    return createAdaptorServer({ fetch: app.fetch }) as Server;
  },
  fetch: (options) => {
    const fetch = forFetch(api, options).handler(({ url }) =>
      new URL(url).pathname === '/hello' ? answer() : undefined,
    );
    return createAdaptorServer({ fetch }) as Server;
  },
};
