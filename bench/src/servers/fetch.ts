import { validate } from '@kuvert/core';
import { kuvert, readBody } from '@kuvert/fetch';
import type { FetchHandler } from '../inject/fetch.ts';
import * as shared from './api.ts';
import type { Size } from './api.ts';
import { get, post } from './scenario.ts';
import type { Scenario } from './scenario.ts';

const { anonymous, api, data, failureHeaders, JSON_TYPE, listing, NewProject, ownHeaders, partners, silent } = shared;
const http = kuvert(api, silent);
const withoutId = kuvert(api, anonymous);

const reply = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = ownHeaders()) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': JSON_TYPE, ...headers } });
const fail = (body: unknown, status: number) => reply(body, status, failureHeaders());

const success = (size: Size): Scenario<FetchHandler> => ({
  work: `success ${size}`,
  status: 200,
  asked: get('/projects'),
  servers: {
    'by hand': () => reply({ code: 0, message: 'OK', data: data[size] }),
    'by hand, body alone': () => reply({ code: 0, message: 'OK', data: data[size] }, 200, {}),
    kuvert: http.handler(() => api.ok(data[size])),
    'kuvert, no id': withoutId.handler(() => api.ok(data[size])),
  },
  compared: { 'by hand, body alone': 'status and body', 'kuvert, no id': 'status and body' },
});

export const scenarios: readonly Scenario<FetchHandler>[] = [
  success('100 B'),
  success('1 kB'),
  success('10 kB'),
  {
    work: 'success 1 kB, status envelope',
    status: 200,
    asked: get('/projects'),
    servers: {
      'by hand': () => reply({ status: 'success', data: data['1 kB'] }),
      kuvert: kuvert(partners, silent).handler(() => partners.ok(data['1 kB'])),
    },
  },
  {
    work: 'page of 50 rows',
    status: 200,
    asked: get('/projects?page=2&page_size=50'),
    servers: {
      'by hand': () => reply(shared.pageBody('/projects')),
      kuvert: kuvert(partners, silent).handler(() => partners.page(shared.rows, shared.pageInfo)),
    },
  },
  {
    work: 'failure thrown',
    status: 404,
    asked: get('/projects/baobab'),
    servers: {
      'by hand': () => fail(shared.notFound, 404),
      kuvert: http.handler(() => {
        throw api.error('PROJECT_NOT_FOUND');
      }),
    },
  },
  {
    work: 'failure returned',
    status: 404,
    asked: get('/projects/baobab'),
    servers: {
      'by hand': () => fail(shared.notFound, 404),
      kuvert: http.handler(() => api.error('PROJECT_NOT_FOUND')),
    },
  },
  {
    work: 'validation failure',
    status: 400,
    asked: post('/projects', shared.badProject),
    servers: {
      'by hand': async (request) => {
        const { success: isGood } = NewProject.safeParse(await request.json());
        return isGood ? reply({}) : fail(shared.badProjectBody, 400);
      },
      'by hand, of the issues': async (request) => {
        const { error } = NewProject.safeParse(await request.json());
        return error === undefined ? reply({}) : fail(shared.issuesBody(error), 400);
      },
      kuvert: kuvert(listing, silent).handler(async (request) => listing.ok(await readBody(request, NewProject))),
    },
  },
  {
    work: 'validation failure, body at hand',
    status: 400,
    asked: get('/projects'),
    servers: {
      'by hand': () => fail(shared.badProjectBody, NewProject.safeParse(shared.badProject).success ? 200 : 400),
      kuvert: kuvert(listing, silent).handler(async () =>
        listing.ok(await validate(NewProject, shared.badProject, 'body')),
      ),
    },
  },
  {
    work: 'unknown route',
    status: 404,
    asked: get('/nowhere'),
    servers: {
      'by hand': () => fail(shared.routeNotFound, 404),
      kuvert: http.handler(() => undefined),
    },
  },
  {
    work: 'unexpected throw',
    status: 500,
    asked: get('/broken'),
    servers: {
      'by hand': () => {
        try {
          throw new Error('broken');
        } catch {
          return fail(shared.internalError, 500);
        }
      },
      kuvert: http.handler(() => {
        throw new Error('broken');
      }),
    },
  },
];
