import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { FailureEvent } from '@kuvert/core';
import { guard } from '@kuvert/node';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readers } from './readers.ts';
import { api } from './servers.ts';
import { open, readAnswers, say } from './wire.ts';

const head = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
const body = '{"code":1000,"message":"Invalid parameters"}';

describe.each(Object.entries(readers))('%s reads a body under guard', (_name, createServer) => {
  async function start() {
    const events: FailureEvent[] = [];
    const options = { onError: (event: FailureEvent) => void events.push(event) };
    const server = createServer(options);
    const { close } = guard(server, api, options);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(async () => {
      server.closeAllConnections();
      await close();
    });
    return { server, port: (server.address() as AddressInfo).port, events };
  }

  test.each([
    ['at once', 0],
    ['while it is read', 30],
  ])('that breaks %s, and the hook hears of it once', async (_when, wait) => {
    const { port, events } = await start();
    const socket = open(port, `${head}1\r\n"\r\n`);
    if (wait > 0) await pause(wait);
    socket.write('no chunk\r\n');
    expect(await readAnswers(socket)).toMatchObject([{ status: 400, body }]);
    socket.end();
    await pause(50);
    const code: unknown = expect.stringMatching(/^HPE_/);
    expect(events).toMatchObject([{ status: 400, fault: 'badRequest', error: { cause: { code } } }]);
  });

  test('whose client leaves, and the hook hears of it once at most', async () => {
    const { server, port, events } = await start();
    const socket = open(port, `${head}1\r\n"\r\n`);
    await once(server, 'request');
    await pause(30);
    socket.resetAndDestroy();
    await pause(50);
    expect(events.length).toBeLessThan(2);
    const again = `POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 3\r\n\r\n`;
    expect(await say(port, `${again}[1]`)).toMatchObject([{ status: 200 }]);
  });
});
