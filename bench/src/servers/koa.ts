import type { RequestListener } from 'node:http';
import boom from '@hapi/boom';
import type { Boom } from '@hapi/boom';
import { Router } from '@koa/router';
import type { ContractData } from '@kuvert/core';
import { handler, kuvert, readBody } from '@kuvert/koa';
import { bodyParser } from '@koa/bodyparser';
import createError from 'http-errors';
import Koa from 'koa';
import type { Context, Middleware } from 'koa';
import respond from 'koa-respond';
import * as shared from './api.ts';
import type { Size } from './api.ts';
import { get, post } from './scenario.ts';
import type { Scenario } from './scenario.ts';

const { anonymous, api, data, failureHeaders, listing, NewProject, ownHeaders, partners, silent } = shared;

type Route = (ctx: Context) => unknown;

/** An app with one route, and middleware before it. */
function served(path: string, handle: Route, ...before: readonly Middleware[]): RequestListener {
  const app = new Koa();
  app.silent = true;
  for (const each of before) app.use(each);
  const router = new Router();
  router.register(path, ['GET', 'POST'], handle as never);
  app.use(router.routes());
  return app.callback();
}

const withKuvert = (path: string, handle: Route, contract: ContractData = api, options: object = silent) =>
  served(path, handle, kuvert(contract, options));

/** Middleware that turns what was thrown into an answer. */
const caught = (thrown: () => unknown, answer: (error: never, ctx: Context) => void): RequestListener =>
  served(
    '/projects/:slug',
    () => {
      throw thrown();
    },
    async (ctx, next) => {
      try {
        await next();
      } catch (error) {
        answer(error as never, ctx);
      }
    },
  );

function reply(ctx: Context, body: unknown, status = 200, headers: Record<string, string> = ownHeaders()): void {
  ctx.set(headers);
  ctx.status = status;
  ctx.body = body;
}
const fail = (ctx: Context, status: number, body: unknown) => reply(ctx, body, status, failureHeaders());

const success = (size: Size): Scenario<RequestListener> => {
  const body = () => ({ code: 0, message: 'OK', data: data[size] });
  const ok = (ctx: Context) => {
    ctx.body = api.ok(data[size]);
  };
  return {
    work: `success ${size}`,
    status: 200,
    asked: get('/projects'),
    servers: {
      'by hand': served('/projects', (ctx) => reply(ctx, body())),
      'by hand, body alone': served('/projects', (ctx) => reply(ctx, body(), 200, {})),
      kuvert: withKuvert('/projects', ok),
      'kuvert, no id': withKuvert('/projects', ok, api, anonymous),
    },
    compared: { 'by hand, body alone': 'status and body', 'kuvert, no id': 'status and body' },
  };
};

const project = '/projects/:slug';
const notFound = served(project, (ctx) => fail(ctx, 404, shared.notFound));

export const scenarios: readonly Scenario<RequestListener>[] = [
  success('100 B'),
  success('1 kB'),
  success('10 kB'),
  {
    work: 'success 1 kB, status envelope',
    status: 200,
    asked: get('/projects'),
    servers: {
      'by hand': served('/projects', (ctx) => reply(ctx, { status: 'success', data: data['1 kB'] })),
      kuvert: withKuvert('/projects', (ctx) => (ctx.body = partners.ok(data['1 kB'])), partners),
    },
  },
  {
    work: 'page of 50 rows',
    status: 200,
    asked: get('/projects?page=2&page_size=50'),
    servers: {
      'by hand': served('/projects', (ctx) => reply(ctx, shared.pageBody('/projects'))),
      kuvert: withKuvert('/projects', (ctx) => (ctx.body = partners.page(shared.rows, shared.pageInfo)), partners),
    },
  },
  {
    work: 'failure thrown',
    status: 404,
    asked: get('/projects/baobab'),
    servers: {
      'by hand': notFound,
      kuvert: withKuvert(project, () => {
        throw api.error('PROJECT_NOT_FOUND');
      }),
      'http-errors': caught(
        () => createError(404, 'Project not found', { code: 5000 }),
        ({ status, code, message }: { status: number; code: number; message: string }, ctx) =>
          reply(ctx, { code, message }, status, {}),
      ),
      Boom: caught(
        () => boom.notFound('Project not found', { code: 5000 }),
        ({ output, data: more, message }: Boom, ctx) =>
          reply(ctx, { code: more.code, message }, output.statusCode, output.headers as Record<string, string>),
      ),
      'koa-respond': served(project, (ctx) => ctx['notFound'](shared.notFound), respond()),
    },
    compared: { 'http-errors': 'status and body', Boom: 'status and body', 'koa-respond': 'status and body' },
  },
  {
    work: 'failure returned',
    status: 404,
    asked: get('/projects/baobab'),
    servers: {
      'by hand': notFound,
      kuvert: withKuvert(project, handler(() => api.error('PROJECT_NOT_FOUND')) as never),
    },
  },
  {
    work: 'validation failure',
    status: 400,
    asked: post('/projects', shared.badProject),
    servers: {
      'by hand': served(
        '/projects',
        (ctx) => {
          const { success: isGood } = NewProject.safeParse(ctx.request.body);
          fail(ctx, isGood ? 201 : 400, shared.badProjectBody);
        },
        bodyParser(),
      ),
      'by hand, of the issues': served(
        '/projects',
        (ctx) => {
          const { error } = NewProject.safeParse(ctx.request.body);
          fail(ctx, 400, error && shared.issuesBody(error));
        },
        bodyParser(),
      ),
      kuvert: served(
        '/projects',
        async (ctx) => {
          ctx.body = listing.created(await readBody(ctx, NewProject));
        },
        kuvert(listing, silent),
        bodyParser(),
      ),
    },
  },
  {
    work: 'unknown route',
    status: 404,
    asked: get('/nowhere'),
    servers: {
      'by hand': served(
        '/',
        () => undefined,
        async (ctx, next) => {
          await next();
          if (ctx.status === 404) fail(ctx, 404, shared.routeNotFound);
        },
      ),
      'the framework’s own': served('/', () => undefined),
      kuvert: withKuvert('/', () => undefined),
    },
    compared: { 'the framework’s own': 'status' },
  },
  {
    work: 'wrong method',
    status: 405,
    asked: { ...get('/projects'), method: 'DELETE' },
    servers: {
      'by hand': served(
        '/',
        () => undefined,
        (ctx) => {
          ctx.set('Allow', 'GET, HEAD, POST');
          fail(ctx, 405, shared.routeNotFound);
        },
      ),
      'the framework’s own': served('/projects', () => undefined),
      kuvert: withKuvert('/projects', () => undefined),
    },
    compared: { 'the framework’s own': 'nothing' },
  },
  {
    work: 'unexpected throw',
    status: 500,
    asked: get('/projects/baobab'),
    servers: {
      'by hand': caught(
        () => new Error('broken'),
        (_error, ctx) => fail(ctx, 500, shared.internalError),
      ),
      'the framework’s own': served(project, () => {
        throw new Error('broken');
      }),
      kuvert: withKuvert(project, () => {
        throw new Error('broken');
      }),
    },
    compared: { 'the framework’s own': 'status' },
  },
];
