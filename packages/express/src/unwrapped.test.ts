import { listen } from '@kuvert/testkit';
import type { Running } from '@kuvert/testkit';
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { ask, hearing, internal } from './ask.fixture.ts';
import { frameworks } from './frameworks.fixture.ts';

let server: Running | undefined;
let heard: unknown[] = [];
afterEach(async () => {
  heard = [];
  await server?.close();
});

const controlWords = [null, undefined, '', 0, false, Number.NaN, 'route', 'router'];
const passOn: RequestHandler = (_request, _response, next) => next();

describe.each(frameworks)('%s', (_name, framework) => {
  async function serve(route: (app: Express) => void): Promise<void> {
    const app = hearing(heard).install(framework());
    route(app);
    server = await listen(app);
  }

  describe.each<[string, (app: Express, throwing: (thrown: unknown) => RequestHandler) => void]>([
    ['a route', (app, throwing) => app.get('/:at', (...rest) => throwing(word(rest[0]))(...rest))],
    ['middleware', (app, throwing) => app.use((...rest) => throwing(word(rest[0]))(...rest))],
    [
      'a nested router',
      (app, throwing) => {
        const router = framework.Router().get('/:at', (...rest) => throwing(word(rest[0]))(...rest));
        app.use(framework.Router().use(router));
      },
    ],
    [
      'a mounted app',
      (app, throwing) =>
        app.use(
          framework()
            .disable('x-powered-by')
            .get('/:at', (...rest) => throwing(word(rest[0]))(...rest)),
        ),
    ],
    [
      'a route of several handlers',
      (app, throwing) => app.get('/:at', passOn, (...rest) => throwing(word(rest[0]))(...rest), passOn),
    ],
    [
      'a param callback',
      (app, throwing) => {
        app.param('at', (...rest) => throwing(word(rest[0]))(rest[0], rest[1], rest[2]));
        app.get('/:at', (_request, response) => void response.send('let through'));
      },
    ],
    [
      'a handler of errors',
      (app, throwing) => {
        app.get('/:at', () => {
          throw new Error('first');
        });
        app.use((_error: unknown, request: Request, response: Response, next: NextFunction) =>
          throwing(word(request))(request, response, next),
        );
      },
    ],
  ])('%s that is not wrapped', (_where, put) => {
    it('has thrown what it throws, whatever a router takes it for', async () => {
      await serve((app) => {
        put(app, (thrown) => () => {
          throw thrown;
        });
        app.use((_request, response) => void response.send('went on'));
      });
      for (const at of controlWords.keys())
        expect(await ask(server?.url, `/${at}`), String(controlWords[at])).toEqual(internal);
      expect(heard).toEqual(controlWords);
    });

    it('may reject with anything', async () => {
      const original = new Error('inside');
      await serve((app) => {
        put(app, (thrown) => async () => Promise.reject(thrown ?? original));
        app.use((_request, response) => void response.send('went on'));
      });
      for (const at of controlWords.keys())
        expect(await ask(server?.url, `/${at}`), String(controlWords[at])).toEqual(internal);
      expect(heard).toEqual(controlWords.map((each) => each ?? original));
    });

    it('still steers the router by what it calls next with', async () => {
      await serve((app) => {
        put(app, () => (_request, _response, next) => next('route'));
        app.use((_request, response) => void response.send('went on'));
      });
      expect((await ask(server?.url, '/0'))[0]).toBe(200);
      expect(heard).toEqual([]);
    });
  });
});

/** What a request has thrown: its path says which. */
function word(request: Request): unknown {
  return controlWords[Number(request.originalUrl.slice(1))];
}
