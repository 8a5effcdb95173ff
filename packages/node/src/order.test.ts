import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  badRequest,
  Client,
  countConnections,
  crmBadRequest,
  expectWhole,
  say,
  start,
  toAnswers,
} from './guard.fixture.ts';

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
const nonsense = '\x16\x03\x01 nonsense\r\n\r\n';
const chunked = 'POST /crm HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n';

test.each([
  ['bytes that are no request', nonsense, badRequest],
  ['a request without a Host', 'GET /crm HTTP/1.1\r\n\r\n', crmBadRequest],
  ['an expectation', 'GET /crm HTTP/1.1\r\nHost: a\r\nExpect: b\r\n\r\n', crmBadRequest],
  ['a body that breaks', `${chunked}zz\r\n`, crmBadRequest],
  ['CONNECT', 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n', '{"code":2,"message":"Route not found"}'],
])('%s behind requests that are under way are answered after those', async (_, bad, body) => {
  const { port, events } = await start({
    app: (request, response) => {
      request.resume();
      if (request.method === 'GET') setTimeout(() => response.end(request.url), request.url === '/1' ? 60 : 20);
    },
  });
  const answers = await say(port, get('/1') + get('/2') + bad);
  expect(answers.map((answer) => answer.body)).toEqual(['/1', '/2', body]);
  expect(answers.slice(0, 2)).toMatchObject([{ status: 200 }, { status: 200 }]);
  expect(events).toHaveLength(1);
});

test.each([
  ['bytes that are no request', nonsense],
  ['a request without a Host', 'GET / HTTP/1.1\r\n\r\n'],
  ['an expectation', 'GET / HTTP/1.1\r\nHost: a\r\nExpect: b\r\n\r\n'],
  ['CONNECT', 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n'],
])('requests behind %s never reach the app', async (_, bad) => {
  const reached: unknown[] = [];
  const { port, events } = await start({
    app: (request, response) => {
      reached.push(request.url);
      setTimeout(() => response.end(), 30);
    },
  });
  const client = new Client(port).send(get('/1') + bad + get('/2'));
  await wait(10);
  client.send(get('/3'));
  await client.heard('400 Bad Request').catch(() => undefined);
  client.socket.write(get('/4'));
  expect(toAnswers((await client.ended).text)).toHaveLength(2);
  expect(reached).toEqual(['/1']);
  expect(events).toHaveLength(1);
});

test('once the app has begun to answer, nothing is added: the connection is cut, and the hook hears why', async () => {
  const { port, events } = await start({
    app: (_request, response) => void response.write('half'),
  });
  const client = new Client(port).send(chunked);
  await client.heard('half');
  client.send('zz\r\n');
  const { text } = await client.ended;
  expect(text.match(/HTTP/g)).toHaveLength(1);
  expect(text).toMatch(/\r\n\r\n4\r\nhalf\r\n$/);
  expect(events).toMatchObject([{ status: 400, path: '/crm' }]);
});

test('an app that has answered before its body broke has answered', async () => {
  const { port, events } = await start({ app: (_request, response) => void response.end('early') });
  const client = new Client(port).send(chunked);
  await client.heard('early');
  client.send('zz\r\n');
  expect(toAnswers((await client.ended).text)).toMatchObject([{ body: 'early' }]);
  expect(events).toEqual([]);
});

test('what the app answers too late is thrown away', async () => {
  const { port } = await start({
    app: (_request, response) => {
      setTimeout(() => response.end('late'), 20);
      setTimeout(() => response.end('later'), 40);
    },
  });
  const client = new Client(port).send(`${chunked}zz\r\n`);
  await client.heard(crmBadRequest);
  await wait(60);
  expect(toAnswers((await client.ended).text)).toMatchObject([{ status: 400, body: crmBadRequest }]);
});

test('an app that reads a body that breaks learns that it was aborted', async () => {
  const seen: unknown[] = [];
  const { port } = await start({
    app: (request) => {
      request.on('data', () => undefined).on('error', (error) => seen.push((error as NodeJS.ErrnoException).code));
    },
  });
  await say(port, `${chunked}zz\r\n`);
  await wait(20);
  expect(seen).toEqual(['ECONNRESET']);
});

test('what follows a request that announced to be the last is not looked at', async () => {
  const { port, events } = await start({
    app: (_request, response) => void setTimeout(() => response.end('only'), 30),
  });
  const answers = await say(port, `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n${get('/2')}${nonsense}`);
  expect(answers).toMatchObject([{ status: 200, body: 'only' }]);
  expect(events).toEqual([]);
});

test('a client that sends a long body gets to read why it is refused', async () => {
  const { port } = await start();
  const client = new Client(port).send('POST / HTTP/1.1\r\nContent-Length: 800000\r\n\r\n');
  for (let sent = 0; sent < 8; sent += 1) {
    client.send('x'.repeat(100_000));
    await wait(5);
  }
  const { text, broken } = await client.ended;
  expect(broken).toBeUndefined();
  expectWhole(toAnswers(text)[0], 400, badRequest);
});

test('a client that never stops sending is cut off', async () => {
  const { port, server } = await start();
  const client = new Client(port).send(nonsense);
  const flood = setInterval(() => client.socket.writable && client.send('x'.repeat(64 * 1024)), 1);
  const { text } = await client.ended;
  clearInterval(flood);
  expect(text).toContain('400 Bad Request');
  await expect.poll(async () => countConnections(server)).toBe(0);
});

test('a client that never ends is cut off', async () => {
  const { port, server } = await start();
  const client = new Client(port);
  client.socket.removeAllListeners('end');
  client.send(nonsense);
  await client.heard(badRequest);
  expect(await countConnections(server)).toBe(1);
  await expect.poll(async () => countConnections(server), { timeout: 5_000 }).toBe(0);
});
