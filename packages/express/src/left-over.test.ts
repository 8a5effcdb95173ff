import { api, listen, send } from '@kuvert/testkit';
import express from 'express';
import { expect, it } from 'vitest';
import { frameworks } from './frameworks.fixture.ts';
import { kuvert } from './index.ts';

it.each(frameworks)(
  '%s: a failure has the phrase of its status, not one that was meant for another answer',
  async (_name, framework) => {
    const http = kuvert(api, { onError: () => undefined });
    const app = http.install(framework());
    app.get('/:phrase', (request, response) => {
      response.statusMessage = request.params['phrase'] ?? '';
      throw new Error('after the phrase');
    });
    const server = await listen(app);
    expect((await send(server.url, { path: '/upstream' })).statusLine).toBe('HTTP/1.1 500 Internal Server Error');
    expect((await send(server.url, { path: '/%E2%9C%93' })).statusLine).toBe('HTTP/1.1 500 Internal Server Error');
    await server.close();
  },
);

it('leaves alone what was answered before it came to it', async () => {
  const heard: unknown[] = [];
  const http = kuvert(api, { onError: ({ error }) => heard.push(error) });
  const app = express();
  app.use((_request, response, next) => {
    response.send('early');
    next();
  });
  app.use(http.middleware);
  app.get('/', () => undefined);
  const server = await listen(app);
  expect(await send(server.url, { path: '/' })).toMatchObject({ status: 200, text: 'early', complete: true });
  expect(heard).toEqual([]);
  await server.close();
});
