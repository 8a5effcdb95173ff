import { api, listen, send } from '@kuvert/testkit';
import type { Running } from '@kuvert/testkit';
import express from 'express';
import type { Express, Router } from 'express';
// @ts-expect-error The alias comes without types; it is the same framework.
import express4 from 'express-4';
import multer from 'multer';
import { afterEach, describe, expect, it } from 'vitest';
import { kuvert } from './index.ts';
import type { ExpressKuvert } from './index.ts';

const frameworks: readonly (readonly [string, typeof express])[] = [
  ['express 5', express],
  ['express 4', express4],
];

let server: Running | undefined;
afterEach(async () => server?.close());

const ask = async (url: string, method: string, path: string) => {
  const { status, headers, body } = await send(url, { method, path });
  return [status, headers.get('allow')?.[0], body.toString()];
};
const routeNotFound = '{"code":2,"message":"Route not found"}';
const ok = (http: ExpressKuvert) => http.handler(() => api.ok(1));

describe.each(frameworks)('%s', (_name, framework) => {
  async function serve(route: (app: Express, http: ExpressKuvert) => void): Promise<string> {
    const http = kuvert(api);
    const app = framework();
    app.use(http.middleware);
    route(app, http);
    app.use(http.notFound, http.errorHandler);
    server = await listen(app);
    return server.url;
  }

  it('adds up the methods of every route that fits a path', async () => {
    const url = await serve((app, http) => {
      app.use((_request, _response, next) => next());
      app.get('/projects/:slug', ok(http));
      app.all('/projects/:slug', (_request, _response, next) => next());
      app.use(framework.Router().all('/projects/:slug', (_request, _response, next) => next()));
      app.put(/^\/projects\/[a-z]+$/, ok(http));
      app.route('/projects/alder').patch(ok(http)).delete(ok(http));
    });
    expect(await ask(url, 'POST', '/projects/alder')).toEqual([405, 'GET, HEAD, PUT, PATCH, DELETE', routeNotFound]);
    expect(await ask(url, 'POST', '/projects/birch')).toEqual([405, 'GET, HEAD, PUT', routeNotFound]);
    expect(await ask(url, 'POST', '/projects/birch/keys')).toEqual([404, undefined, routeNotFound]);
  });

  it('finds routes in routers that are nested, at the root or below a parameter', async () => {
    const url = await serve((app, http) => {
      const keys: Router = framework.Router().post('/', ok(http)).delete('/:key', ok(http));
      const users: Router = framework.Router().use('/:user/keys', keys);
      app.use(framework.Router().use('/users', users));
    });
    expect(await ask(url, 'GET', '/users/ada/keys')).toEqual([405, 'POST', routeNotFound]);
    expect(await ask(url, 'GET', '/users/ada/keys/')).toEqual([405, 'POST', routeNotFound]);
    expect(await ask(url, 'GET', '/users/ada/keys/7?x=1')).toEqual([405, 'DELETE', routeNotFound]);
    expect(await ask(url, 'OPTIONS', '/users/ada/keys/7')).toEqual([204, 'DELETE', '']);
  });

  it('finds routes in an app that is mounted in another', async () => {
    const http = kuvert(api);
    const inner = framework();
    inner.use(http.middleware);
    inner.get('/projects', ok(http));
    inner.use('/nested', framework.Router().post('/keys', ok(http)));
    inner.use(http.notFound, http.errorHandler);
    server = await listen(framework().use('/v1', inner));
    expect(await ask(server.url, 'POST', '/v1/projects')).toEqual([405, 'GET, HEAD', routeNotFound]);
    expect(await ask(server.url, 'OPTIONS', '/v1/nested/keys')).toEqual([204, 'POST', '']);
  });

  it('knows the methods of a path when a nested router asks', async () => {
    const url = await serve((app, http) => {
      app.post('/projects', ok(http));
      app.use('/api', framework.Router().get('/things', ok(http)).use(http.notFound));
      app.use('/api/v2', framework.Router().use('/keys', framework.Router().get('/:key', ok(http)).use(http.notFound)));
    });
    expect(await ask(url, 'GET', '/api/projects')).toEqual([404, undefined, routeNotFound]);
    expect(await ask(url, 'POST', '/api/things')).toEqual([405, 'GET, HEAD', routeNotFound]);
    expect(await ask(url, 'OPTIONS', '/api/things')).toEqual([204, 'GET, HEAD', '']);
  });

  it('knows them when a router of a mounted app asks', async () => {
    const url = await serve((app, http) => {
      const inner = framework();
      inner.put('/things', ok(http));
      inner.use('/api', framework.Router().get('/things', ok(http)).use(http.notFound));
      app.use('/tenants/:tenant', inner);
    });
    expect(await ask(url, 'POST', '/tenants/ada/api/things')).toEqual([405, 'GET, HEAD', routeNotFound]);
    expect(await ask(url, 'PUT', '/tenants/ada/api')).toEqual([404, undefined, routeNotFound]);
  });

  it('answers OPTIONS for an app that is mounted without Kuvert', async () => {
    const url = await serve((app, http) => {
      app.use('/sub', framework().get('/s', ok(http)));
      app.use(framework.Router().put('/sub/s', ok(http)));
    });
    expect(await ask(url, 'OPTIONS', '/sub/s')).toEqual([204, 'GET, HEAD, PUT', '']);
  });

  it('takes a route that passes on for an unknown one, not for a wrong method', async () => {
    const url = await serve((app, http) => {
      app.get('/', (_request, _response, next) => next());
      app.put('/', ok(http));
    });
    expect(await ask(url, 'GET', '/')).toEqual([404, undefined, routeNotFound]);
    expect(await ask(url, 'POST', '/')).toEqual([405, 'GET, HEAD, PUT', routeNotFound]);
  });

  it('leaves OPTIONS to whoever has a route or middleware for it', async () => {
    const url = await serve((app, http) => {
      app.options('/own', (_request, response) => void response.status(200).send('own'));
      app.options('/allow', (_request, response) => void response.set('Allow', 'PUT').send('PUT'));
      app.use('/cors', (request, response, next) => {
        if (request.method === 'OPTIONS') response.setHeader('Access-Control-Allow-Methods', 'PUT').status(204).end();
        else next();
      });
      app.use(framework.Router().get('/own', ok(http)).put('/cors', ok(http)));
    });
    expect(await ask(url, 'OPTIONS', '/own')).toEqual([200, undefined, 'own']);
    expect(await ask(url, 'OPTIONS', '/allow')).toEqual([200, 'PUT', 'PUT']);
    expect(await ask(url, 'OPTIONS', '/cors')).toEqual([204, undefined, '']);
  });

  it.each<[string, string, number]>([
    ['a file that is too large', 'x'.repeat(64), 413],
    ['a file nobody asked for', 'x', 400],
  ])('answers what multer refuses: %s', async (what, content, status) => {
    const upload = multer({ limits: { fileSize: 16 } });
    const url = await serve((app, http) => app.post('/', upload.single('icon'), ok(http)));
    const body = new FormData();
    body.append(what === 'a file nobody asked for' ? 'other' : 'icon', new Blob([content]), 'icon.png');
    const answer = await fetch(url, { method: 'POST', body });
    expect([answer.status, await answer.json()]).toMatchObject([status, { code: status === 413 ? 1001 : 1000 }]);
  });
});
