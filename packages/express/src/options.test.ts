import { api, listen, send } from '@kuvert/testkit';
import type { Running } from '@kuvert/testkit';
import type { Application, Express, RequestHandler, Router } from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { frameworks } from './frameworks.fixture.ts';
import { kuvert } from './index.ts';
import type { ExpressKuvert } from './index.ts';

let server: Running | undefined;
afterEach(async () => server?.close());

const ask = async (path: string) => {
  const { status, headers, text } = await send(server?.url ?? '', { method: 'OPTIONS', path });
  return [status, headers.get('allow')?.[0], text];
};
const raw: RequestHandler = (_request, response) => void response.send('raw');

/** Answers later, as what saves a session first does. */
const delaying: RequestHandler = (_request, response, next) => {
  const end = response.end.bind(response) as (...rest: unknown[]) => void;
  response.end = ((...rest: unknown[]) => {
    setImmediate(() => end(...rest));
    return response;
  }) as never;
  next();
};

/** Holds back what is written, as what compresses it does. */
const holding: RequestHandler = (_request, response, next) => {
  const end = response.end.bind(response) as (text: string) => void;
  const held: string[] = [];
  response.write = ((chunk: unknown) => held.push(String(chunk)) > 0) as never;
  response.end = ((chunk: unknown = '') => {
    end(held.join('') + String(chunk));
    return response;
  }) as never;
  next();
};

describe.each(frameworks)('%s', (_name, framework) => {
  const ways: readonly (readonly [string, (app: Express, http: ExpressKuvert, route: () => void) => Application])[] = [
    [
      'installed',
      (app, http, route) => {
        http.install(app);
        route();
        return app;
      },
    ],
    [
      'with its pieces',
      (app, http, route) => {
        app.use(http.middleware);
        route();
        return app.use(http.notFound, http.errorHandler);
      },
    ],
  ];

  const put = (): Router => framework.Router().put('/a', raw);

  describe.each(ways)('%s', (_way, mount) => {
    async function serve(route: (app: Express) => void): Promise<void> {
      const app = framework();
      server = await listen(mount(app, kuvert(api, { onError: () => undefined }), () => route(app)));
    }

    it.each([
      ['that answers later', delaying],
      ['that changes what is written', holding],
    ])('answers OPTIONS of nested routers and mounted apps behind middleware %s', async (_what, middleware) => {
      await serve((app) => {
        app.use(middleware);
        app.use('/nested', framework.Router().use('/twice', put()));
        app.use('/app', framework().use(middleware).delete('/a', raw));
        app.get(['/', '/nested/twice/a'], raw);
      });
      expect(await ask('/nested/twice/a')).toEqual([204, 'GET, HEAD, PUT', '']);
      expect(await ask('/app/a')).toEqual([204, 'DELETE', '']);
      expect(await ask('/')).toEqual([204, 'GET, HEAD', '']);
    });

    it('leaves alone what a handler or middleware answers, were it what a router would', async () => {
      await serve((app) => {
        app.use('/middleware', (_request, response) => void response.set('Allow', 'PUT').end('PUT'));
        app.use(framework.Router().put('/route', raw).options('/route', raw));
        app.use('/late', put(), (_request, response) => void response.set('Allow', 'GET').send('GET'));
      });
      expect(await ask('/middleware')).toEqual([200, 'PUT', 'PUT']);
      expect(await ask('/route')).toEqual([200, undefined, 'raw']);
      expect(await ask('/late/b')).toEqual([200, 'GET', 'GET']);
    });

    it('answers where the router would, before what comes after it', async () => {
      await serve((app) => {
        app.use(put());
        app.options('/a', raw);
        app.use((_request, response) => void response.send('all the rest'));
      });
      expect(await ask('/a')).toEqual([204, 'PUT, OPTIONS', '']);
      expect(await ask('/b')).toEqual([200, undefined, 'all the rest']);
    });

    it('goes on where the router does: left before its routes, or with an error', async () => {
      await serve((app) => {
        const left = framework.Router().use((_request, _response, next) => next('router'));
        app.use('/left', left.put('/a', raw), raw);
        app.use(
          '/passed',
          framework
            .Router()
            .put('/a', raw)
            .use((_request, _response, next) => next('router')),
          raw,
        );
        app.use(
          '/failed',
          put().use((_request, _response, next) => next(new Error('inside'))),
        );
      });
      expect(await ask('/left/a')).toEqual([200, undefined, 'raw']);
      expect(await ask('/passed/a')).toEqual([204, 'PUT', '']);
      expect(await ask('/failed/a')).toEqual([500, undefined, '{"code":1,"message":"Internal error"}']);
    });
  });

  it('leaves the routers of other apps as they are', async () => {
    kuvert(api).install(framework()).get('/', raw);
    server = await listen(framework().use(framework.Router().put('/a', raw)));
    expect(await ask('/a')).toEqual([200, 'PUT', 'PUT']);
  });
});
