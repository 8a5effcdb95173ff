import { kuvert } from '@kuvert/express';
import { listen, send } from '@kuvert/testkit';
import type { Running } from '@kuvert/testkit';
import compression from 'compression';
import cors from 'cors';
import express5 from 'express';
import type { RequestHandler } from 'express';
import session from 'express-session';
import { afterEach, describe, expect, it } from 'vitest';
import { api, withoutId } from './contract.ts';
import { express4 } from './express/express-4.ts';

let server: Running | undefined;
afterEach(async () => server?.close());

const raw: RequestHandler = (_request, response) => void response.send('raw');
const sessions = () => session({ secret: 'secret', resave: false, saveUninitialized: true });
const middleware: Readonly<Record<string, () => RequestHandler[]>> = {
  compression: () => [compression({ threshold: 0 })],
  'express-session': () => [sessions()],
  both: () => [compression({ threshold: 0 }), sessions()],
  'both, the other way round': () => [sessions(), compression({ threshold: 0 })],
};

describe.each([
  ['Express 5', express5],
  ['Express 4', express4],
])('%s: what Kuvert answers to OPTIONS in place of a nested router', (_name, express) => {
  it.each(Object.keys(middleware))('comes through %s', async (name) => {
    const app = kuvert(api, withoutId).install(express());
    app.use(...(middleware[name]?.() ?? []));
    app.use('/nested', express.Router().put('/', raw));
    app.use(
      '/app',
      express()
        .use(compression({ threshold: 0 }), sessions())
        .put('/', raw),
    );
    server = await listen(app);
    for (const path of ['/nested', '/app']) {
      const { status, headers, text, complete } = await send(server.url, {
        method: 'OPTIONS',
        path,
        headers: { 'Accept-Encoding': 'gzip' },
      });
      expect([status, headers.get('allow'), text, complete]).toEqual([204, ['PUT'], '', true]);
    }
  });

  it('leaves a preflight to cors', async () => {
    const app = kuvert(api, withoutId).install(express());
    app.use(compression({ threshold: 0 }), cors(), express.Router().put('/', raw));
    server = await listen(app);
    const headers = { Origin: 'http://app.example', 'Access-Control-Request-Method': 'PUT' };
    const answer = await send(server.url, { method: 'OPTIONS', path: '/', headers });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, ['*']]);
    expect(answer.headers.has('allow')).toBe(false);
  });
});
