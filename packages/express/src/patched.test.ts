import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { api, listen, send as ask } from '@kuvert/testkit';
import type { Answer, Running, TestRequest } from '@kuvert/testkit';
import type { Express, Request, Response } from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { frameworks } from './frameworks.fixture.ts';
import { kuvert } from './index.ts';
import type { ExpressKuvert } from './index.ts';

/** A method of a response, as whoever puts another in its place sees it. */
type Method = (this: Response, ...rest: unknown[]) => unknown;

let close: (() => unknown) | undefined;
afterEach(async () => close?.());

/** Puts a `send` that says it was asked in place of another. */
const patch = (response: Pick<Response, 'send'>): (() => void) => {
  const send = Reflect.get(response, 'send') as Method;
  const patched: Method = function sent(this: Response, body) {
    this.setHeader('X-Sent', '1');
    return send.call(this, body);
  };
  Reflect.set(response, 'send', patched);
  return () => void Reflect.set(response, 'send', send);
};

const ok = (http: ExpressKuvert) => http.handler(() => api.ok(1));

const quiet = (_request: Request, response: Response, next: () => void) => {
  const setHeader = Reflect.get(response, 'setHeader') as Method;
  const returnless: Method = function set(this: Response, ...rest) {
    setHeader.apply(this, rest);
  };
  Reflect.set(response, 'setHeader', returnless);
  next();
};

const named = (_request: Request, response: Response) => {
  response.json([response.locals.requestId, response.getHeader('x-request-id')]);
};

const frozen = (app: Express) => (request: Request, response: Response) => {
  app(request.url === '/frozen' ? Object.preventExtensions(request) : request, response);
};

const mount = (app: Express, http: ExpressKuvert) => app.get('/', ok(http));

describe.each(frameworks)('in %s', (_name, framework) => {
  /** Asks an app that Kuvert was installed on, and whatever stands before it. */
  const get = async (
    route: (app: Express, http: ExpressKuvert) => unknown,
    more: Partial<TestRequest> = {},
    wrap: (app: Express) => RequestListener = (app) => app,
  ): Promise<Answer> => {
    const http = kuvert(api, { onError: () => undefined });
    const app = http.install(framework());
    route(app, http);
    const server: Running = await listen(wrap(app));
    close = async () => server.close();
    return ask(server.url, { path: '/', requestId: 'mine', ...more });
  };

  it.each<[string, (app: Express) => unknown]>([
    ['on its response', (app) => app.use((_request, response, next) => (patch(response), next()))],
    ['on the app', (app) => patch(app.response)],
  ])('a success goes through a res.send that somebody has put %s', async (_where, put) => {
    const answer = await get((app, http) => {
      put(app);
      app.get('/', ok(http));
    });
    expect([answer.status, answer.headers.get('x-sent')]).toEqual([200, ['1']]);
  });

  it('a success of a mounted app goes through the res.send of the app around it', async () => {
    const answer = await get((app, http) => {
      patch(app.response);
      app.use(framework().get('/', ok(http)));
    });
    expect([answer.status, answer.headers.get('x-sent')]).toEqual([200, ['1']]);
  });

  it('a success goes through the res.send that somebody has put on Express itself', async () => {
    const restore = patch(framework.response);
    const answer = await get((app, http) => app.get('/', ok(http)));
    restore();
    expect([answer.status, answer.headers.get('x-sent')]).toEqual([200, ['1']]);
  });

  it.each([
    ['/', 200],
    ['/nowhere', 404],
  ])('%s is answered by a response whose setHeader returns nothing', async (path, status) => {
    const answer = await get((app, http) => app.use(quiet).get('/', ok(http)), { path });
    expect([answer.status, answer.headers.get('x-request-id')]).toEqual([status, ['mine']]);
  });

  it.each([
    ['/', 200],
    ['/nowhere', 404],
  ])('HEAD %s is answered by a server that takes no body for none', async (path, status) => {
    const http = kuvert(api, { onError: () => undefined });
    const app = http.install(framework());
    app.get('/', ok(http));
    const server = createServer({ rejectNonStandardBodyWrites: true }, app as RequestListener);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    close = () => server.close();
    const { port } = server.address() as { port: number };
    const answer = await ask(`http://127.0.0.1:${port}`, { path, method: 'HEAD' });
    expect([answer.status, answer.text, answer.headers.has('content-length')]).toEqual([status, '', true]);
  });

  it.each<[string, unknown, unknown]>([
    ['are not there', undefined, 'mine'],
    ['are null', null, 'mine'],
    ['are false', false, 'mine'],
    ['are somebody else’s', { theirs: 1 }, 'mine'],
    ['are frozen', Object.freeze({}), null],
  ])('middleware is given the id of its request, where locals %s', async (_what, locals, id) => {
    const before = (app: Express) => (request: Request, response: Response) => {
      response.locals = locals as Response['locals'];
      app(request, response);
    };
    const answer = await get((app) => app.use(named), {}, before as unknown as (app: Express) => RequestListener);
    expect([answer.status, answer.text]).toEqual([200, JSON.stringify([id, 'mine'])]);
  });

  it('locals have nothing but what was put there', async () => {
    const answer = await get((app) =>
      app.use((_request, response) => {
        response.json(['constructor', 'toString', 'requestId'].filter((name) => name in response.locals));
      }),
    );
    expect(answer.text).toBe('["requestId"]');
  });

  it('the connection of a request that nothing can be kept on ends, and the server goes on', async () => {
    const wrap = frozen as unknown as (app: Express) => RequestListener;
    await expect(get(mount, { path: '/frozen' }, wrap)).rejects.toThrow('without an answer');
    close?.();
    expect((await get(mount, {}, wrap)).status).toBe(200);
  });
});
