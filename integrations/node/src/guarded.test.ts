import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { FailureEvent } from '@kuvert/core';
import { guard } from '@kuvert/node';
import { describe, expect, onTestFinished, test } from 'vitest';
import { api, crm, servers } from './servers.ts';
import { open, readAnswers, say } from './wire.ts';
import type { Answer } from './wire.ts';

const last = 'Host: a\r\nConnection: close\r\n';

/** What may differ from answer to answer. */
function comparable(answer: Answer | undefined): unknown {
  const { date: _date, 'x-request-id': _id, ...headers } = answer?.headers ?? {};
  return { status: answer?.status, body: answer?.body, headers };
}

describe.each(Object.entries(servers))('%s under guard', (_name, createServer) => {
  async function start(prepare?: (server: Server) => void) {
    const events: FailureEvent[] = [];
    const options = { under: { '/crm': crm }, onError: (event: FailureEvent) => void events.push(event) };
    const server = createServer(options);
    prepare?.(server);
    const { close } = guard(server, api, options);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(async () => {
      server.closeAllConnections();
      await close();
    });
    return { server, port: (server.address() as AddressInfo).port, events, close };
  }

  test.each([
    ['no Host', ''],
    ['two Hosts', 'Host: a\r\nHost: b\r\n'],
    ['a Host that is none', 'Host: evil.example/x?y#z\r\n'],
  ])('a request with %s is answered as the adapter answers a path that does not decode', async (_, host) => {
    const { port, events } = await start();
    for (const prefix of ['', '/crm']) {
      const [expected] = await say(port, `GET ${prefix}/%ff HTTP/1.1\r\n${last}\r\n`);
      const answers = await say(port, `GET ${prefix}/hello HTTP/1.1\r\n${host}\r\n`);
      expect(answers.map(comparable)).toEqual([comparable(expected)]);
    }
    expect(events.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
  });

  test('bytes that are no HTTP are answered in the same envelope', async () => {
    const { port } = await start();
    const [expected] = await say(port, `GET /%ff HTTP/1.1\r\n${last}\r\n`);
    expect((await say(port, '\x16\x03\x01\x02\x00\x01\x00')).map(comparable)).toEqual([comparable(expected)]);
  });

  test('an unmet expectation, CONNECT and a head that is too large have their status in it', async () => {
    const { port } = await start();
    const body = '{"code":1000,"message":"Invalid parameters"}';
    expect(await say(port, 'GET / HTTP/1.1\r\nHost: a\r\nExpect: b\r\n\r\n')).toMatchObject([{ status: 417, body }]);
    expect(await say(port, 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n')).toMatchObject([{ status: 405 }]);
    expect(await say(port, `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatchObject([
      { status: 431, body },
    ]);
  });

  test('requests on a kept connection, and behind each other, are answered as without it', async () => {
    const { port, events } = await start();
    const get = 'GET /hello HTTP/1.1\r\nHost: a\r\n\r\n';
    const answers = await say(port, `${get}${get}GET /hello HTTP/1.1\r\n${last}\r\n`);
    expect(answers.map(({ body }) => body)).toEqual(Array(3).fill('{"code":0,"message":"OK","data":"hello"}'));
    expect(events).toEqual([]);
  });

  test('a client that waits for 100 Continue gets it', async () => {
    const { port } = await start();
    const socket = open(port, `POST /hello HTTP/1.1\r\n${last}Expect: 100-continue\r\nContent-Length: 3\r\n\r\n`);
    socket.once('data', () => socket.write('abc'));
    expect((await readAnswers(socket)).map(({ status }) => status)).toEqual([100, 200]);
  });

  test('an upgrade goes to who listens for it', async () => {
    const { port } = await start((server) => {
      server.removeAllListeners('upgrade').on('upgrade', (_request, socket: Socket) => {
        socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n');
        socket.pipe(socket);
      });
    });
    const socket = open(port, 'GET /hello HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n');
    const [head] = (await once(socket, 'data')) as [Buffer];
    expect(head.toString()).toContain('101 Switching');
    socket.write('no HTTP at all');
    const [echoed] = (await once(socket, 'data')) as [Buffer];
    expect(echoed.toString()).toBe('no HTTP at all');
  });

  test('a request under way is finished before the server is closed', async () => {
    const { port, close, server } = await start();
    const answers = say(port, 'GET /hello HTTP/1.1\r\nHost: a\r\n\r\n');
    await once(server, 'request');
    expect(await close()).toEqual({ finished: 1, destroyed: 0 });
    expect(await answers).toMatchObject([{ status: 200, headers: { connection: 'close' } }]);
  });
});
