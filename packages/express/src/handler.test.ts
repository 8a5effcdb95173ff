import { api, crm, listen, send } from '@kuvert/testkit';
import type { Running } from '@kuvert/testkit';
import express from 'express';
import type { Express } from 'express';
// @ts-expect-error The alias comes without types; it is the same framework.
import express4 from 'express-4';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { kuvert } from './index.ts';
import type { ExpressKuvert } from './index.ts';

const frameworks: readonly (readonly [string, typeof express])[] = [
  ['express 5', express],
  ['express 4', express4],
];

let server: Running | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.close();
});

const get = async (url: string, path: string, headers = {}) => send(url, { path, headers });

describe.each(frameworks)('%s', (_name, framework) => {
  /** Serves routes with Kuvert around them. */
  async function serve(route: (app: Express, http: ExpressKuvert) => void, heard: unknown[] = []): Promise<string> {
    const http = kuvert(api, { under: { '/crm': crm }, onError: ({ error }) => heard.push(error) });
    const app = framework();
    app.use(http.middleware);
    route(app, http);
    app.use(http.notFound, http.errorHandler);
    server = await listen(app);
    return server.url;
  }

  it('keeps the ETag of a success and answers 304 to whoever has it', async () => {
    const url = await serve((app, http) =>
      app.get(
        '/',
        http.handler(() => api.ok('alder')),
      ),
    );
    const first = await get(url, '/');
    const [etag = ''] = first.headers.get('etag') ?? [];
    expect(etag).toMatch(/^W\/"/);
    const second = await get(url, '/', { 'if-none-match': etag });
    expect([second.status, second.text, second.headers.get('etag')]).toEqual([304, '', [etag]]);
    expect(second.headers.has('x-request-id')).toBe(true);
  });

  it.each(['production', 'development', 'test', undefined])(
    'answers the same with NODE_ENV %s',
    async (environment) => {
      vi.stubEnv('NODE_ENV', environment);
      const url = await serve((app, http) => {
        app.get('/thrown', () => {
          throw new Error('hunter2');
        });
        app.get(
          '/wrapped',
          http.handler(() => Promise.reject(new Error('hunter2'))),
        );
      });
      const texts = await Promise.all(['/thrown', '/wrapped'].map(async (path) => (await get(url, path)).text));
      expect(new Set(texts)).toEqual(new Set([texts[0]]));
      expect(JSON.parse(texts[0] ?? '')).toEqual({ code: 1, message: expect.any(String) });
      expect(texts[0]).not.toContain('hunter2');
    },
  );

  it('answers no failure with 304', async () => {
    const url = await serve((app, http) =>
      app.get(
        '/',
        http.handler(() => api.error('FORBIDDEN')),
      ),
    );
    expect((await get(url, '/', { 'if-none-match': '*' })).status).toBe(403);
  });

  it.each(['throws', 'rejects', 'returns a failure'])(
    'ends the connection when a handler %s after the head is out',
    async (way) => {
      const heard: unknown[] = [];
      const error = api.error('FORBIDDEN');
      const url = await serve((app, http) => {
        app.get(
          '/alive',
          http.handler(() => api.ok(1)),
        );
        app.get(
          '/',
          http.handler((_request, response) => {
            response.write('first byte');
            if (way === 'returns a failure') return error;
            if (way === 'rejects') return Promise.reject(error);
            throw error;
          }),
        );
      }, heard);
      const isComplete = await get(url, '/').then(
        (answer) => answer.complete,
        (reason: unknown) => /silent/.test(String(reason)),
      );
      expect(isComplete).toBe(false);
      expect(heard).toEqual([error]);
      expect((await get(url, '/alive')).status).toBe(200);
    },
  );

  it('leaves an answer alone that was complete before its handler threw', async () => {
    const url = await serve((app, http) =>
      app.get(
        '/',
        http.handler((_request, response) => {
          response.end('all of it');
          throw new Error('too late');
        }),
      ),
    );
    expect(await get(url, '/')).toMatchObject({ status: 200, text: 'all of it', complete: true });
  });

  it('answers what middleware throws or passes on', async () => {
    const url = await serve((app, http) => {
      app.use('/throws', () => {
        throw api.error('FORBIDDEN');
      });
      app.use('/passes', (_request, _response, next) => next(new Error('inside')));
      app.get(
        '/',
        http.handler(() => api.ok(1)),
      );
    });
    expect((await get(url, '/throws')).text).toBe('{"code":4,"message":"Forbidden"}');
    expect((await get(url, '/passes')).text).toBe('{"code":1,"message":"Internal error"}');
  });

  it('answers what the param callback of a nested router passes on', async () => {
    const url = await serve((app, http) => {
      const projects = framework.Router({ mergeParams: true });
      projects.param('slug', (_request, _response, next, slug) =>
        slug === 'alder' ? next() : next(api.error('RESOURCE_NOT_FOUND')),
      );
      projects.get(
        '/:slug',
        http.handler((request) => api.ok({ ...request.params })),
      );
      app.use('/users/:user', framework.Router({ mergeParams: true }).use('/projects', projects));
    });
    expect((await get(url, '/users/ada/projects/alder')).text).toBe(
      '{"code":0,"message":"OK","data":{"user":"ada","slug":"alder"}}',
    );
    expect((await get(url, '/users/ada/projects/birch')).text).toBe('{"code":5,"message":"Resource not found"}');
  });

  it('passes on to the next handler when a handler says so', async () => {
    const url = await serve((app, http) => {
      app.get(
        '/',
        http.handler((_request, _response, next) => next()),
      );
      app.get(
        '/',
        http.handler(() => api.ok('second')),
      );
    });
    expect((await get(url, '/')).text).toBe('{"code":0,"message":"OK","data":"second"}');
  });

  it('gives the request id to handlers', async () => {
    const url = await serve((app, http) =>
      app.get(
        '/',
        http.handler((_request, response) => api.ok(response.locals.requestId)),
      ),
    );
    expect((await get(url, '/', { 'x-request-id': 'mine' })).text).toBe('{"code":0,"message":"OK","data":"mine"}');
    const { headers, text } = await get(url, '/');
    expect(JSON.parse(text)).toMatchObject({ data: headers.get('x-request-id')?.[0] });
  });

  it('answers in the contract without its middleware, which only the X-Powered-By needs', async () => {
    const http = kuvert(api);
    const app = framework();
    app.get(
      '/',
      http.handler(() => api.error('FORBIDDEN')),
    );
    server = await listen(app);
    const answer = await get(server.url, '/', { 'x-request-id': 'mine' });
    expect(answer.text).toBe('{"code":4,"message":"Forbidden"}');
    expect(answer.headers.get('x-request-id')).toEqual(['mine']);
  });

  it('serves two contracts from two routers of one app', async () => {
    const main = kuvert(api);
    const leads = kuvert(crm, { onError: () => undefined });
    const app = framework();
    app.use(main.middleware);
    app.get(
      '/',
      main.handler(() => api.ok(1)),
    );
    const router = framework.Router();
    router.get(
      '/broken',
      leads.handler(() => Promise.reject(new Error('inside'))),
    );
    app.use('/crm', router, leads.notFound, leads.errorHandler);
    app.use(main.notFound, main.errorHandler);
    server = await listen(app);
    expect((await get(server.url, '/crm/nowhere')).text).toContain('"10002"');
    expect((await get(server.url, '/crm/broken')).text).toContain('"10000"');
    expect((await get(server.url, '/nowhere')).text).toContain('"code":2');
  });
});
