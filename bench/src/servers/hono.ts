import type { RequestListener } from 'node:http';
import boom from '@hapi/boom';
import type { Boom } from '@hapi/boom';
import { getRequestListener } from '@hono/node-server';
import type { ContractData } from '@kuvert/core';
import { kuvert, readBody, send } from '@kuvert/hono';
import { Hono } from 'hono';
import type { Context, Handler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import createError from 'http-errors';
import * as shared from './api.ts';
import type { Size } from './api.ts';
import { get, post } from './scenario.ts';
import type { Scenario } from './scenario.ts';

const { anonymous, api, data, failureHeaders, JSON_TYPE, listing, NewProject, ownHeaders, partners, silent } = shared;

const listen = (app: Hono): RequestListener => getRequestListener(app.fetch);

const byHand = (path: string, handle: Handler): RequestListener => listen(new Hono().get(path, handle));

function withKuvert(path: string, handle: Handler, contract: ContractData = api, options: object = silent) {
  return listen(kuvert(contract, options).install(new Hono()).get(path, handle) as Hono);
}

/** A server whose route throws, and whose `onError` turns what was thrown into an answer. */
const caught = (thrown: () => unknown, answer: (error: never, c: Context) => Response): RequestListener => {
  const app = new Hono().get('/projects/:slug', () => {
    throw thrown();
  });
  app.onError(answer as never);
  return listen(app);
};

const json = (c: Context, body: unknown, status = 200, headers: Record<string, string> = ownHeaders()) =>
  c.json(body as never, status as ContentfulStatusCode, { 'content-type': JSON_TYPE, ...headers });
const fail = (c: Context, status: number, body: unknown) => json(c, body, status, failureHeaders());

const success = (size: Size): Scenario<RequestListener> => {
  const body = () => ({ code: 0, message: 'OK', data: data[size] });
  return {
    work: `success ${size}`,
    status: 200,
    asked: get('/projects'),
    servers: {
      'by hand': byHand('/projects', (c) => json(c, body())),
      'by hand, body alone': byHand('/projects', (c) => json(c, body(), 200, {})),
      kuvert: withKuvert('/projects', (c) => send(c, api.ok(data[size]))),
      'kuvert, no id': withKuvert('/projects', (c) => send(c, api.ok(data[size])), api, anonymous),
    },
    compared: { 'by hand, body alone': 'status and body', 'kuvert, no id': 'status and body' },
  };
};

const project = '/projects/:slug';
const notFound = byHand(project, (c) => fail(c, 404, shared.notFound));

export const scenarios: readonly Scenario<RequestListener>[] = [
  success('100 B'),
  success('1 kB'),
  success('10 kB'),
  {
    work: 'success 1 kB, status envelope',
    status: 200,
    asked: get('/projects'),
    servers: {
      'by hand': byHand('/projects', (c) => json(c, { status: 'success', data: data['1 kB'] })),
      kuvert: withKuvert('/projects', (c) => send(c, partners.ok(data['1 kB'])), partners),
    },
  },
  {
    work: 'page of 50 rows',
    status: 200,
    asked: get('/projects?page=2&page_size=50'),
    servers: {
      'by hand': byHand('/projects', (c) => json(c, shared.pageBody('/projects'))),
      kuvert: withKuvert('/projects', (c) => send(c, partners.page(shared.rows, shared.pageInfo)), partners),
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
      HTTPException: caught(
        () => new HTTPException(404, { message: 'Project not found' }),
        ({ status, message }: HTTPException, c) => json(c, { code: 5000, message }, status, {}),
      ),
      'http-errors': caught(
        () => createError(404, 'Project not found', { code: 5000 }),
        ({ status, code, message }: { status: number; code: number; message: string }, c) =>
          json(c, { code, message }, status, {}),
      ),
      Boom: caught(
        () => boom.notFound('Project not found', { code: 5000 }),
        ({ output, data: more, message }: Boom, c) =>
          json(c, { code: more.code, message }, output.statusCode, output.headers as Record<string, string>),
      ),
    },
    compared: { HTTPException: 'status and body', 'http-errors': 'status and body', Boom: 'status and body' },
  },
  {
    work: 'failure returned',
    status: 404,
    asked: get('/projects/baobab'),
    servers: { 'by hand': notFound, kuvert: withKuvert(project, (c) => send(c, api.error('PROJECT_NOT_FOUND'))) },
  },
  {
    work: 'validation failure',
    status: 400,
    asked: post('/projects', shared.badProject),
    servers: {
      'by hand': listen(
        new Hono().post('/projects', async (c) => {
          const { success: isGood } = NewProject.safeParse(await c.req.json());
          return fail(c, isGood ? 201 : 400, shared.badProjectBody);
        }),
      ),
      'by hand, of the issues': listen(
        new Hono().post('/projects', async (c) => {
          const { error } = NewProject.safeParse(await c.req.json());
          return fail(c, 400, error && shared.issuesBody(error));
        }),
      ),
      kuvert: listen(
        kuvert(listing, silent)
          .install(new Hono())
          .post('/projects', async (c) => send(c, listing.created(await readBody(c, NewProject)))) as Hono,
      ),
    },
  },
  {
    work: 'unknown route',
    status: 404,
    asked: get('/nowhere'),
    servers: {
      'by hand': listen(new Hono().notFound((c) => fail(c, 404, shared.routeNotFound))),
      'the framework’s own': byHand('/', (c) => c.text('')),
      kuvert: withKuvert('/', (c) => c.text('')),
    },
    compared: { 'the framework’s own': 'status' },
  },
  {
    work: 'wrong method',
    status: 405,
    asked: { ...get('/projects'), method: 'DELETE' },
    servers: {
      'by hand': listen(
        new Hono().all('/projects', (c) =>
          json(c, shared.routeNotFound, 405, { ...failureHeaders(), Allow: 'GET, HEAD' }),
        ),
      ),
      'the framework’s own': byHand('/projects', (c) => c.text('')),
      kuvert: withKuvert('/projects', (c) => c.text('')),
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
        (_error, c) => fail(c, 500, shared.internalError),
      ),
      'the framework’s own': byHand(project, () => {
        throw new Error('broken');
      }),
      kuvert: withKuvert(project, () => {
        throw new Error('broken');
      }),
    },
    compared: { 'the framework’s own': 'status' },
  },
];
