import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { bodyParser } from '@koa/bodyparser';
import { Router } from '@koa/router';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import Koa from 'koa';

const rows = Array.from({ length: 7 }, (_, at) => ({ id: at + 1 }));
const pageOf = (page: unknown, size: unknown): unknown => {
  const [from, count] = [Number(page ?? 1), Number(size ?? 20)];
  return {
    code: 0,
    message: 'OK',
    data: rows.slice((from - 1) * count, from * count),
    pagination: { page: from, page_size: count },
  };
};
const ok = { code: 0, message: 'OK', data: { id: 1 } };

/** Servers as their users write them: what goes well is in an envelope, and what does not is the framework's. */
export const bare: Readonly<Record<string, () => Promise<RequestListener>>> = {
  Express: async () =>
    express()
      .use(express.json())
      .get('/things', ({ query }, response) => void response.json(pageOf(query['page'], query['page_size'])))
      .get('/things/:id', (_request, response) => void response.json(ok))
      .post('/things', ({ body }, response) => void response.status(201).json({ ...ok, data: body.name.length })),

  Koa: async () => {
    const app = new Koa();
    app.silent = true;
    const router = new Router();
    router.get('/things', (ctx) => (ctx.body = pageOf(ctx.query['page'], ctx.query['page_size'])));
    router.get('/things/:id', (ctx) => (ctx.body = ok));
    router.post('/things', (ctx) => {
      ctx.body = { ...ok, data: (ctx.request.body as { name: string }).name.length };
    });
    return app.use(bodyParser()).use(router.routes()).use(router.allowedMethods()).callback();
  },

  Hono: async () => {
    const app = new Hono()
      .get('/things', (c) => c.json(pageOf(c.req.query('page'), c.req.query('page_size')) as object))
      .get('/things/:id', (c) => c.json(ok))
      .post('/things', async (c) => c.json({ ...ok, data: (await c.req.json<{ name: string }>()).name.length }, 201));
    return getRequestListener(app.fetch);
  },

  Fastify: async () => {
    const app = fastify();
    app.get('/things', async ({ query }) => {
      const { page, page_size: size } = query as Readonly<Record<string, string>>;
      return pageOf(page, size);
    });
    app.get('/things/:id', async () => ok);
    app.post('/things', async ({ body }) => ({ ...ok, data: (body as { name: string }).name.length }));
    await app.ready();
    return (request, response) => app.routing(request, response);
  },
};
