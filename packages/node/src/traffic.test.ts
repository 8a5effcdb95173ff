import { createServer, request as open } from 'node:http';
import type { Server } from 'node:http';
import { duplexPair } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { api, badRequest, Client, expectWhole, say, start, toAnswers } from './guard.fixture.ts';
import { guard } from './index.ts';

const get = (path: string, more = ''): string => `GET ${path} HTTP/1.1\r\nHost: a\r\n${more}\r\n`;
const last = 'Connection: close\r\n';

test('a kept connection serves one request after the other, and pipelined ones in order', async () => {
  const { port } = await start();
  const client = new Client(port).send(get('/1'));
  await client.heard('GET /1 0');
  client.send(get('/2') + get('/3'));
  await client.heard('GET /3 0');
  const { text } = await client.send(get('/4', last)).ended;
  expect(toAnswers(text).map(({ body }) => body)).toEqual(['GET /1 0', 'GET /2 0', 'GET /3 0', 'GET /4 0']);
});

function continueByHand(server: Server): void {
  server.on('checkContinue', (request, response) => {
    response.writeContinue();
    server.emit('request', request, response);
  });
}

test('a client that waits for 100 Continue gets it, with and without a listener for that', async () => {
  const post = `POST / HTTP/1.1\r\nHost: a\r\n${last}Expect: 100-continue\r\nContent-Length: 3\r\n\r\n`;
  for (const setting of [{}, { before: continueByHand }]) {
    const { port } = await start(setting);
    const client = new Client(port).send(post);
    await client.heard('100 Continue');
    expect(toAnswers((await client.send('abc').ended).text)).toMatchObject([{ status: 100 }, { body: 'POST / 3' }]);
  }
});

test('an upgrade goes to who listens for it, and its connection is its own', async () => {
  const { port } = await start({
    before: (server) => {
      server.on('upgrade', (_request, socket) => {
        socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n');
        socket.pipe(socket);
      });
    },
  });
  const client = new Client(port).send(get('/', 'Connection: Upgrade\r\nUpgrade: echo\r\n'));
  await client.heard('101 Switching');
  client.send('~no HTTP at all');
  await client.heard('no HTTP at all');
  client.socket.end();
  expect((await client.ended).text).toMatch(/\r\n\r\n~no HTTP at all$/);
});

test('CONNECT and expectations go to the app that listens for them', async () => {
  const { port, events } = await start({
    before: (server) => {
      server.on('connect', (_request, socket) => socket.end('HTTP/1.1 200 OK\r\n\r\ntunnel'));
      server.on('checkExpectation', (_request, response) =>
        response.writeHead(200, { connection: 'close' }).end('met'),
      );
    },
  });
  expect(await say(port, 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n')).toMatchObject([{ body: 'tunnel' }]);
  expect(await say(port, get('/', 'Expect: the-moon\r\n'))).toMatchObject([{ status: 200 }]);
  expect(events).toEqual([]);
});

test('listeners for clientError and dropRequest are told, and cannot add to the answer', async () => {
  const told = vi.fn((_error: unknown, socket: Client['socket']) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    else socket.write('HTTP/1.1 400 Bad Request\r\n\r\n');
  });
  const { port } = await start({ before: (server) => void server.on('clientError', told as never) });
  const answers = await say(port, 'nonsense\r\n\r\nmore\r\n\r\n');
  expectWhole(answers[0], 400, badRequest);
  expect(answers).toHaveLength(1);
  expect(told).toHaveBeenCalledOnce();
});

test('a client that resets its connection is nobody to answer, and nothing to hear of', async () => {
  const { port, events, server } = await start({ app: () => undefined });
  const client = new Client(port).send(get('/'));
  await new Promise((resolve) => server.once('request', resolve));
  client.socket.resetAndDestroy();
  await client.ended;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(events).toEqual([]);
});

test('many requests on one connection leave no listener on it', async () => {
  const warnings = vi.fn();
  process.on('warning', warnings);
  const { port, server } = await start();
  const counts: number[] = [];
  server.on('request', ({ socket }) => counts.push(socket.listenerCount('close') + socket.listenerCount('error')));
  const client = new Client(port);
  for (let at = 0; at < 100; at += 1) {
    client.send(get(`/${at}`));
    await client.heard(`GET /${at} 0`);
  }
  expect(new Set(counts).size).toBe(1);
  await new Promise((resolve) => setImmediate(resolve));
  process.off('warning', warnings);
  expect(warnings).not.toHaveBeenCalled();
});

test('a request that came over no connection goes on as it is', () => {
  const app = vi.fn();
  const server = createServer(app);
  guard(server, api);
  server.emit('request', { headers: {} } as never, {} as never);
  expect(app).toHaveBeenCalledOnce();
});

test('a connection that the app brings along is guarded as any other', async () => {
  const { server, events } = await start();
  const [mine, its] = duplexPair();
  server.emit('connection', its);
  mine.write(`${get('/1')}nonsense`);
  const answers = toAnswers((await mine.toArray()).join(''));
  expect(answers).toMatchObject([{ body: 'GET /1 0' }, { status: 400, body: badRequest }]);
  expect(events).toHaveLength(1);
});

test('a server is guarded once', () => {
  const server = createServer();
  guard(server, api);
  expect(() => guard(server, api)).toThrow('[@kuvert/node] this server is guarded already; call guard once.');
});

test('an option that is refused leaves the server as it was', () => {
  const server = createServer();
  expect(() => guard(server, api, { under: { crm: api } })).toThrow('the prefix "crm"');
  expect(server.listenerCount('connect')).toBe(0);
  guard(server, api);
});

test('a client of Node gets its answers as before', async () => {
  const { port } = await start();
  const text = await new Promise<string>((resolve, reject) => {
    const outgoing = open(
      { port, host: '127.0.0.1', method: 'POST', headers: { expect: '100-continue' } },
      (incoming) => {
        let said = '';
        incoming.on('data', (chunk: Buffer) => (said += chunk.toString())).on('end', () => resolve(said));
      },
    );
    outgoing.on('continue', () => outgoing.end('x'.repeat(500_000))).on('error', reject);
    outgoing.flushHeaders();
  });
  expect(text).toBe('POST / 500000');
});
