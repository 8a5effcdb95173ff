import { defineCodes, defineContract } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
import { api, listen, send } from '@kuvert/testkit';
import type { Running } from '@kuvert/testkit';
import express from 'express';
import type { Express, RequestHandler, Response } from 'express';
// @ts-expect-error The alias comes without types; it is the same framework.
import express4 from 'express-4';
import { afterEach, describe, expect, it } from 'vitest';
import { kuvert } from './index.ts';
import type { ExpressKuvert } from './index.ts';

const frameworks: readonly (readonly [string, typeof express])[] = [
  ['express 5', express],
  ['express 4', express4],
];

let server: Running | undefined;
let heard: unknown[] = [];
afterEach(async () => {
  heard = [];
  await server?.close();
});

const get = async (path: string, headers = {}) => send(server?.url ?? '', { path, headers });

/** Middleware that has a method of the response throw, as often as said. */
function breaking(method: 'setHeader' | 'send', times = Infinity): RequestHandler {
  return (_request, response, next) => {
    const intact = response[method].bind(response) as (...rest: unknown[]) => Response;
    let left = times;
    response[method] = ((...rest: unknown[]) => {
      left -= 1;
      if (left >= 0) throw new Error('patched');
      return intact(...rest);
    }) as never;
    next();
  };
}

describe.each(frameworks)('%s', (_name, framework) => {
  async function serve(route: (app: Express, http: ExpressKuvert) => void): Promise<void> {
    const http = kuvert(api, { onError: ({ error }) => heard.push(error) });
    const app = framework();
    app.get(
      '/alive',
      http.handler(() => api.ok(1)),
    );
    app.use('/early', breaking('setHeader'));
    app.use(http.middleware);
    app.use('/late', breaking('setHeader'));
    route(app, http);
    app.use(http.notFound, http.errorHandler);
    server = await listen(app);
  }

  it.each(['/late/returned', '/late/promised', '/late/thrown', '/late/passed', '/late/nowhere', '/early'])(
    'ends the connection, and nothing else, when a response cannot be written: %s',
    async (path) => {
      await serve((app, http) => {
        app.get(
          '/late/returned',
          http.handler(() => api.ok(1)),
        );
        app.get(
          '/late/promised',
          http.handler(async () => Promise.resolve(api.ok(1))),
        );
        app.get(
          '/late/thrown',
          http.handler(async () => Promise.reject(new Error('inside'))),
        );
        app.get('/late/passed', (_request, _response, next) => next(new Error('inside')));
      });
      await expect(get(path)).rejects.toThrow('without an answer');
      expect((await get('/alive')).status).toBe(200);
    },
  );

  it.each(['returned', 'thrown'])('tells once of a failure that is %s and cannot be written', async (way) => {
    const failure = api.error('FORBIDDEN');
    await serve((app, http) =>
      app.get(
        '/late',
        http.handler(() => {
          if (way === 'thrown') throw failure;
          return failure;
        }),
      ),
    );
    await expect(get('/late')).rejects.toThrow('without an answer');
    expect(heard).toEqual([failure]);
  });

  it('joins Vary without repeating a name', async () => {
    await serve((app, http) => {
      app.use((_request, response, next) => next(void response.vary('Origin')));
      app.get(
        '/',
        http.handler(() => api.ok(1, { headers: { Vary: 'Accept, origin' } })),
      );
    });
    expect((await get('/')).headers.get('vary')).toEqual(['origin, Accept']);
  });

  it('answers the envelope when a success cannot be written', async () => {
    await serve((app, http) => {
      app.use(breaking('send', 1));
      app.get(
        '/',
        http.handler(async () => Promise.resolve(api.created(1, { location: '/1' }))),
      );
    });
    const { status, text, headers } = await get('/');
    expect([status, text, headers.has('location')]).toEqual([500, '{"code":1,"message":"Internal error"}', false]);
    expect(heard).toEqual([new Error('patched')]);
  });

  it('writes the type of the envelope as it is, and still answers 304', async () => {
    const mediaType = 'application/vnd.api+json';
    const codes = defineCodes({
      OK: { code: 0, status: 200, message: 'OK' },
      INTERNAL: { code: 1, status: 500, message: 'Internal error' },
      BAD: { code: 2, status: 400, message: 'Bad request' },
      NOWHERE: { code: 3, status: 404, message: 'Not found' },
    });
    const faults = { internal: 'INTERNAL', badRequest: 'BAD', routeNotFound: 'NOWHERE' } as const;
    const typed = defineContract({ codes, envelope: { ...codeEnvelope(), mediaType }, faults });
    const http = kuvert(typed);
    const app = framework();
    app.get(
      '/',
      http.handler(() => typed.ok('älter')),
    );
    app.use(http.notFound);
    server = await listen(app);
    const first = await get('/');
    expect([first.headers.get('content-type'), first.text]).toEqual([
      [mediaType],
      '{"code":0,"message":"OK","data":"älter"}',
    ]);
    expect((await get('/nowhere')).headers.get('content-type')).toEqual([mediaType]);
    const [etag = ''] = first.headers.get('etag') ?? [];
    expect(await get('/', { 'if-none-match': etag })).toMatchObject({ status: 304, text: '' });
  });
});
