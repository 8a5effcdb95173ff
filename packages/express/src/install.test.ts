import { fault } from '@kuvert/core';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { api, crm, listen } from '@kuvert/testkit';
import type { Running } from '@kuvert/testkit';
import type { Express, NextFunction, Request, Response } from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { ask, hearing, internal, ok, routeNotFound } from './ask.fixture.ts';
import { frameworks } from './frameworks.fixture.ts';
import { kuvert } from './index.ts';
import type { ExpressKuvert } from './index.ts';

let server: Running | undefined;
let heard: unknown[] = [];
afterEach(async () => {
  heard = [];
  await server?.close();
});

/** The methods that a path is said to have. */
const allow = async (path: string) => (await fetch(`${server?.url}${path}`, { method: 'POST' })).headers.get('allow');

describe.each(frameworks)('%s', (_name, framework) => {
  async function serve(route: (app: Express, http: ExpressKuvert) => void): Promise<void> {
    const http = hearing(heard);
    const app = http.install(framework());
    route(app, http);
    server = await listen(app);
  }

  it('answers its routes, and where there is none, without anything put around them', async () => {
    await serve((app, http) =>
      app.get(
        '/',
        http.handler(() => api.ok(1)),
      ),
    );
    expect(await ask(server?.url, '/')).toEqual(ok(1));
    expect(await ask(server?.url, '/nowhere')).toEqual(routeNotFound);
    expect(await ask(server?.url, '/', 'POST')).toEqual([405, '{"code":2,"message":"Route not found"}', 'mine']);
    expect(await ask(server?.url, '/%ff')).toEqual([400, '{"code":1000,"message":"Invalid parameters"}', 'mine']);
    expect(await ask(server?.url, '/', 'OPTIONS')).toEqual([204, '', 'mine']);
  });

  it('answers when it has no routes at all', async () => {
    await serve(() => undefined);
    expect(await ask(server?.url, '/')).toEqual(routeNotFound);
  });

  it('does not make the router before its settings are made', async () => {
    await serve((app, http) => {
      app.enable('case sensitive routing');
      app.get(
        '/Projects',
        http.handler(() => api.ok(1)),
      );
    });
    expect(await ask(server?.url, '/projects')).toEqual(routeNotFound);
  });

  it('answers what skips every middleware', async () => {
    await serve((app) => {
      app.get('/left', (_request, _response, next) => next('router'));
      app.use((_request, response) => void response.send('middleware'));
    });
    expect(await ask(server?.url, '/left')).toEqual(routeNotFound);
    expect(await ask(server?.url, 'http://[x/')).toEqual(routeNotFound);
  });

  it('leaves errors to handlers of errors first, and raw answers alone', async () => {
    await serve((app) => {
      app.get('/thrown', () => {
        throw new Error('mine');
      });
      app.get('/rejected', async () => Promise.reject(new Error('mine')));
      app.get('/null', async () => Promise.reject(null));
      app.get('/raw', (_request, response) => void response.send('raw'));
      app.use((error: Error, _request: Request, response: Response, next: NextFunction) => {
        if (error.message === 'mine') response.status(418).send(error.message);
        else next(error);
      });
    });
    expect(await ask(server?.url, '/thrown')).toEqual([418, 'mine', 'mine']);
    expect(await ask(server?.url, '/rejected')).toEqual([418, 'mine', 'mine']);
    expect(await ask(server?.url, '/raw')).toEqual([200, 'raw', 'mine']);
    expect(await ask(server?.url, '/null')).toEqual(internal);
    expect(heard).toEqual([null]);
  });

  it('may be served by any server, and is refused a second time', async () => {
    const http = hearing(heard);
    const app = http.install(framework());
    app.get(
      '/',
      http.handler(() => api.ok(1)),
    );
    const listening = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => listening.once('listening', resolve));
    const { port } = listening.address() as AddressInfo;
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
    listening.closeAllConnections();
    listening.close();
    server = await listen((request, response) => createServer(app).emit('request', request, response));
    expect(await ask(server?.url, '/')).toEqual(ok(1));
    expect(() => http.install(app)).toThrow('installed already');
    expect(() => kuvert(crm).install(app)).toThrow('installed already');
  });

  it('answers whatever reaches it where it is mounted in another', async () => {
    const http = hearing(heard);
    const inner = http.install(framework());
    inner.get(
      '/projects',
      http.handler(() => api.ok(1)),
    );
    inner.get('/null', () => {
      throw null;
    });
    const outer = framework().disable('x-powered-by');
    outer.use('/v1', inner);
    outer.use((_request, response) => void response.send('outer'));
    server = await listen(outer);
    expect(await ask(server?.url, '/v1/projects')).toEqual(ok(1));
    expect(await ask(server?.url, '/v1/nowhere')).toEqual(routeNotFound);
    expect(await ask(server?.url, '/v1/null')).toEqual(internal);
    expect((await ask(server?.url, '/v1/projects', 'PUT'))[0]).toBe(405);
    expect((await ask(server?.url, '/'))[1]).toBe('outer');
  });

  it('knows the methods of apps that are mounted in it, and does not say what they are made with', async () => {
    await serve((app, http) => {
      const below = framework().put(
        '/keys/:key',
        http.handler(() => api.ok(1)),
      );
      const tenants = framework().use(['/:tenant/keyring', '/keys'], below);
      app.use('/tenants', framework.Router({ mergeParams: true }).use('/:region', tenants));
      app.use(
        ['/a', '/b/c'],
        framework().get(
          '/x',
          http.handler(() => api.ok(1)),
        ),
      );
    });
    expect(await allow('/tenants/eu/ada/keyring/keys/7')).toBe('PUT');
    expect(await allow('/tenants/eu/keys/keys/7')).toBe('PUT');
    expect(await allow('/b/c/x')).toBe('GET, HEAD');
    expect(await ask(server?.url, '/b/c/y', 'POST')).toEqual(routeNotFound);
    expect(await ask(server?.url, '/b/c/x', 'OPTIONS')).toEqual([204, '', 'mine']);
  });

  it('keeps a path that does not decode from routes, and not from middleware', async () => {
    const seen: string[] = [];
    await serve((app, http) => {
      app.use((_request, response, next) => next(void response.setHeader('Access-Control-Allow-Origin', '*')));
      for (const path of ['/fixed', '/:param', /^\/.+/])
        app.get(path, (request, _response, next) => next(void seen.push(request.path)));
      app.get(
        '/:param',
        http.handler(() => api.ok(1)),
      );
    });
    for (const path of ['/%zz', '/%E0%A4%A', '/a/%ff']) {
      const { status, headers } = await fetch(`${server?.url}${path}`);
      expect([status, headers.get('access-control-allow-origin')], path).toEqual([400, '*']);
    }
    expect([seen, heard.length]).toEqual([[], 3]);
  });

  it('says which methods there are when a handler refuses its own', async () => {
    await serve((app, http) => {
      app.put(
        '/',
        http.handler(() => api.ok(1)),
      );
      app.get('/', () => {
        throw fault('methodNotAllowed');
      });
    });
    const response = await fetch(server?.url ?? '');
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'PUT']);
  });

  it('may be mounted in an installed one of another contract, under one request id', async () => {
    const ids: string[] = [];
    const outer = hearing(heard).install(framework());
    const http = kuvert(crm, { onError: ({ requestId }) => ids.push(requestId) });
    const inner = http.install(framework());
    inner.get('/null', () => {
      throw null;
    });
    outer.use('/crm', inner);
    server = await listen(outer);
    const { headers, status } = await fetch(`${server.url}/crm/null`);
    expect([status, [headers.get('x-request-id')], heard]).toEqual([500, ids, []]);
    expect((await ask(server?.url, '/crm/nowhere'))[1]).toContain('"10002"');
    expect(await ask(server?.url, '/nowhere')).toEqual(routeNotFound);
  });

  it('keeps apps that it is not installed on as they are', async () => {
    await serve(() => undefined);
    await ask(server?.url, '/');
    await server?.close();
    const plain = framework();
    plain.get('/', () => {
      throw 'route';
    });
    plain.get('/', (_request, response) => void response.send('second'));
    server = await listen(plain.disable('x-powered-by'));
    expect((await ask(server?.url, '/'))[1]).toBe('second');
  });
});
