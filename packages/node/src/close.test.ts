import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Client, countConnections, crmBadRequest, start, toAnswers } from './guard.fixture.ts';

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;

/** An app whose answers wait until they are let go. */
function held() {
  const letGo: (() => void)[] = [];
  return {
    app: (request: { readonly url?: string }, response: { end(text?: string): void }) =>
      void letGo.push(() => response.end(request.url)),
    /** Waits for so many requests, and answers them. */
    answer: async (count: number) => {
      await expect.poll(() => letGo.length).toBe(count);
      for (const go of letGo.splice(0)) go();
    },
    count: () => letGo.length,
  };
}

test('a server without connections closes at once, and again is the same', async () => {
  const { close, server } = await start();
  const closed = close();
  expect(close()).toStrictEqual(closed);
  expect(await closed).toEqual({ finished: 0, destroyed: 0 });
  expect(await close()).toBe(await closed);
  expect(server.listening).toBe(false);
});

test('one that is closed already closes as well', async () => {
  const { close, server } = await start();
  await new Promise((resolve) => server.close(resolve));
  expect(await close()).toEqual({ finished: 0, destroyed: 0 });
});

test('idle connections end at once, those included on which nothing was ever asked', async () => {
  const { close, port, server } = await start();
  const fresh = new Client(port);
  const idle = new Client(port).send(get('/'));
  await idle.heard('GET / 0');
  await expect.poll(async () => countConnections(server)).toBe(2);
  expect(await close()).toEqual({ finished: 0, destroyed: 0 });
  expect((await fresh.ended).text).toBe('');
  await idle.ended;
});

test('requests under way finish, say that they are the last, and no new connection is taken', async () => {
  const { app, answer, count } = held();
  const { close, port } = await start({ app: app as never });
  const clients = [new Client(port).send(get('/1')), new Client(port).send(get('/2') + get('/3'))];
  await expect.poll(count).toBe(3);
  const closed = close();
  const late = new Client(port);
  expect(await late.ended).toEqual({ text: '', broken: 'ECONNREFUSED' });
  // A connection that has said which request is its last takes no other.
  clients[0]?.send(get('/4'));
  await answer(3);
  expect(await closed).toEqual({ finished: 3, destroyed: 0 });
  const [first, second] = await Promise.all(clients.map(async ({ ended }) => toAnswers((await ended).text)));
  expect(first).toMatchObject([{ body: '/1', headers: { connection: 'close' } }]);
  expect(second).toMatchObject([{ body: '/2' }, { body: '/3', headers: { connection: 'close' } }]);
});

test('an answer that has begun finishes, and its connection ends then', async () => {
  const answers: ServerResponse[] = [];
  const { close, port } = await start({
    app: (_request, response) => {
      response.writeHead(200, { 'Content-Length': 8 }).write('half');
      answers.push(response);
    },
  });
  const client = new Client(port).send(get('/'));
  await client.heard('half');
  const closed = close();
  answers[0]?.end('half');
  expect(await closed).toEqual({ finished: 1, destroyed: 0 });
  expect(toAnswers((await client.ended).text)).toMatchObject([
    { body: 'halfhalf', headers: { connection: 'keep-alive' } },
  ]);
});

test('a request that was answered before its body was in is over', async () => {
  const { close, port } = await start({ app: (_request, response) => void response.end('early') });
  const client = new Client(port).send('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na');
  await client.heard('early');
  expect(await close()).toEqual({ finished: 0, destroyed: 0 });
  expect((await client.ended).broken).toBeUndefined();
});

test('a request whose head is still coming in is answered, as the last', async () => {
  const { close, port, server } = await start();
  const client = new Client(port).send('GET / HTTP/1.1\r\nHo');
  await new Promise((resolve) => server.once('connection', resolve)).catch(() => undefined);
  await wait(20);
  const closed = close();
  client.send('st: a\r\n\r\n');
  expect(await closed).toEqual({ finished: 1, destroyed: 0 });
  expect(toAnswers((await client.ended).text)).toMatchObject([{ body: 'GET / 0', headers: { connection: 'close' } }]);
});

test('a body that breaks while the server closes is answered in the envelope', async () => {
  const { close, port, server } = await start();
  const client = new Client(port).send('POST /crm HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n');
  await new Promise((resolve) => server.once('request', resolve));
  const closed = close();
  client.send('zz\r\n');
  expect(toAnswers((await client.ended).text)).toMatchObject([{ status: 400, body: crmBadRequest }]);
  expect(await closed).toEqual({ finished: 0, destroyed: 0 });
});

test('after the grace the rest is destroyed: requests, slow heads and upgraded connections', async () => {
  const { close, port, server } = await start({
    app: () => undefined,
    options: { grace: 60 },
    before: (made) =>
      void made.on('upgrade', (_request, socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n')),
  });
  const slow = new Client(port).send(get('/'));
  const head = new Client(port).send('GET / HT');
  const upgraded = new Client(port).send('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: b\r\n\r\n');
  await upgraded.heard('101');
  expect(await close()).toEqual({ finished: 0, destroyed: 3 });
  expect(await countConnections(server)).toBe(0);
  expect(toAnswers((await slow.ended).text)).toEqual([]);
  await Promise.all([head.ended, upgraded.ended]);
});
