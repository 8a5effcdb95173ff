import type { RequestListener } from 'node:http';
import boom from '@hapi/boom';
import { kuvert, readBody } from '@kuvert/express';
import type { ContractData } from '@kuvert/core';
import type { ExpressKuvert } from '@kuvert/express';
import express from 'express';
import type { Application, ErrorRequestHandler, RequestHandler, Response } from 'express';
import createError from 'http-errors';
import jsend from 'jsend';
import * as shared from './api.ts';
import type { Size } from './api.ts';
import { answerProblems, NotFoundError } from './express-problems.ts';
import { fastifySensible } from './fastify.ts';
import { get, post } from './scenario.ts';
import type { Scenario } from './scenario.ts';

const { anonymous, api, data, failureHeaders, listing, NewProject, ownHeaders, partners, silent } = shared;

/** An app as its users write it; what it answers does not say that it is Express. */
function served(build: (app: Application) => void): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  build(app);
  return app;
}

const byHand = (path: string, handle: RequestHandler): RequestListener => served((app) => app.get(path, handle));

type Answering = (http: ExpressKuvert) => RequestHandler;

function withKuvert(
  path: string,
  answering: Answering,
  contract: ContractData = api,
  options: Parameters<typeof kuvert>[1] = silent,
) {
  const http = kuvert(contract, options);
  return served((app) => http.install(app).get(path, answering(http)));
}

/** A server whose route throws, and whose last middleware turns what was thrown into an answer. */
const caught = (thrown: () => unknown, handle: ErrorRequestHandler): RequestListener =>
  served((app) => {
    app.get('/projects/:slug', () => {
      throw thrown();
    });
    app.use(handle);
  });

const fail = (response: Response, status: number, body: unknown) =>
  response.status(status).set(failureHeaders()).json(body);

const success = (size: Size): Scenario<RequestListener> => {
  const body = () => ({ code: 0, message: 'OK', data: data[size] });
  return {
    work: `success ${size}`,
    status: 200,
    asked: get('/projects'),
    servers: {
      'by hand': byHand('/projects', (_request, response) => void response.set(ownHeaders()).json(body())),
      'by hand, body alone': byHand('/projects', (_request, response) => void response.json(body())),
      kuvert: withKuvert('/projects', (http) => http.handler(() => api.ok(data[size]))),
      'kuvert, no id': withKuvert('/projects', (http) => http.handler(() => api.ok(data[size])), api, anonymous),
      'kuvert, no ETag': served((app) => {
        const http = kuvert(api, silent);
        http.install(app).disable('etag');
        app.get(
          '/projects',
          http.handler(() => api.ok(data[size])),
        );
      }),
    },
    compared: {
      'by hand, body alone': 'status and body',
      'kuvert, no id': 'status and body',
      'kuvert, no ETag': 'status and body',
    },
  };
};

const project = '/projects/:slug';
const notFound = byHand(project, (_request, response) => void fail(response, 404, shared.notFound));

export const scenarios: readonly Scenario<RequestListener>[] = [
  success('100 B'),
  success('1 kB'),
  success('10 kB'),
  {
    work: 'success 1 kB, status envelope',
    status: 200,
    asked: get('/projects'),
    servers: {
      'by hand': byHand(
        '/projects',
        (_request, response) => void response.set(ownHeaders()).json({ status: 'success', data: data['1 kB'] }),
      ),
      kuvert: withKuvert('/projects', (http) => http.handler(() => partners.ok(data['1 kB'])), partners),
    },
  },
  {
    work: 'page of 50 rows',
    status: 200,
    asked: get('/projects?page=2&page_size=50'),
    servers: {
      'by hand': byHand(
        '/projects',
        (_request, response) => void response.set(ownHeaders()).json(shared.pageBody('/projects')),
      ),
      kuvert: withKuvert(
        '/projects',
        (http) => http.handler(() => partners.page(shared.rows, shared.pageInfo)),
        partners,
      ),
    },
  },
  {
    work: 'failure thrown',
    status: 404,
    asked: get('/projects/baobab'),
    servers: {
      'by hand': notFound,
      kuvert: withKuvert(project, (http) =>
        http.handler(() => {
          throw api.error('PROJECT_NOT_FOUND');
        }),
      ),
      'kuvert, past every middleware': withKuvert(project, () => () => {
        throw api.error('PROJECT_NOT_FOUND');
      }),
      'http-errors': caught(
        () => createError(404, 'Project not found', { code: 5000 }),
        ({ status, code, message }, _request, response, _next) => void response.status(status).json({ code, message }),
      ),
      Boom: caught(
        () => boom.notFound('Project not found', { code: 5000 }),
        ({ output, data: { code }, message }, _request, response, _next) =>
          void response.status(output.statusCode).set(output.headers).json({ code, message }),
      ),
      'express-http-problem-details': caught(
        () => new NotFoundError({ type: 'project', id: 'baobab' }),
        answerProblems,
      ),
      'Fastify with sensible': await fastifySensible(),
      jsend: served((app) => {
        app.use(jsend.middleware);
        app.get(project, (_request, response) => response.status(404).jsend.fail({ project: 'Project not found' }));
      }),
    },
    compared: {
      'http-errors': 'status and body',
      Boom: 'status and body',
      'express-http-problem-details': 'status',
      'Fastify with sensible': 'status',
      jsend: 'status',
    },
  },
  {
    work: 'failure returned',
    status: 404,
    asked: get('/projects/baobab'),
    servers: {
      'by hand': notFound,
      kuvert: withKuvert(project, (http) => http.handler(() => api.error('PROJECT_NOT_FOUND'))),
    },
  },
  {
    work: 'validation failure',
    status: 400,
    asked: post('/projects', shared.badProject),
    servers: {
      'by hand': served((app) => {
        app.use(express.json());
        app.post('/projects', (request, response) => {
          const { success: isGood } = NewProject.safeParse(request.body);
          fail(response, isGood ? 201 : 400, shared.badProjectBody);
        });
      }),
      'by hand, of the issues': served((app) => {
        app.use(express.json());
        app.post('/projects', (request, response) => {
          const { error } = NewProject.safeParse(request.body);
          fail(response, 400, error && shared.issuesBody(error));
        });
      }),
      kuvert: (() => {
        const http = kuvert(listing, silent);
        return served((app) => {
          http.install(app).use(express.json());
          app.post(
            '/projects',
            http.handler(async (request) => listing.created(await readBody(request, NewProject))),
          );
        });
      })(),
    },
  },
  {
    work: 'unknown route',
    status: 404,
    asked: get('/nowhere'),
    servers: {
      'by hand': served((app) => {
        app.get('/', () => undefined);
        app.use((_request, response) => void fail(response, 404, shared.routeNotFound));
      }),
      'the framework’s own': byHand('/', () => undefined),
      kuvert: withKuvert('/', () => () => undefined),
    },
    compared: { 'the framework’s own': 'status' },
  },
  {
    work: 'wrong method',
    status: 405,
    asked: { ...get('/projects'), method: 'DELETE' },
    servers: {
      'by hand': served((app) => {
        app.get('/projects', () => undefined);
        app.all(
          '/projects',
          (_request, response) => void fail(response.set('Allow', 'GET, HEAD'), 405, shared.routeNotFound),
        );
      }),
      'the framework’s own': byHand('/projects', () => undefined),
      kuvert: withKuvert('/projects', () => () => undefined),
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
        (_error, _request, response, _next) => void fail(response, 500, shared.internalError),
      ),
      'the framework’s own': served((app) => {
        app.set('env', 'test');
        app.get(project, () => {
          throw new Error('broken');
        });
      }),
      kuvert: withKuvert(project, () => () => {
        throw new Error('broken');
      }),
    },
    compared: { 'the framework’s own': 'status' },
  },
];
