import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import { countConnections, start } from './guard.fixture.ts';

/** What clients send that know no HTTP, or no better. */
const garbage = [
  '\x16\x03\x01\x02\x00\x01\x00',
  'GET / HTTP/1.1\r\n\r\n',
  'GET / HT',
  'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\nExpect: b\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\n\r\nnonsense\r\n\r\n',
  `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
];

/** One connection; every third client does not wait for what it is told. */
async function trouble(port: number, at: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.on('error', () => undefined).on('close', () => resolve());
    socket.on('connect', () => {
      socket.write(garbage[at % garbage.length] ?? '', 'latin1');
      if (at % 3 === 0) socket.resetAndDestroy();
      else socket.resume().end();
    });
  });
}

test('10 000 connections with garbage leave no socket, timer or listener behind', async () => {
  const { port, server, close } = await start({ app: (_request, response) => void response.end() });
  const names = [...server.eventNames()];
  const listeners = (): number[] => names.map((name) => server.listenerCount(name));
  const before = listeners();
  const set = vi.spyOn(globalThis, 'setTimeout');
  const cleared = vi.spyOn(globalThis, 'clearTimeout');
  for (let sent = 0; sent < 10_000; sent += 100) {
    await Promise.all(Array.from({ length: 100 }, async (_, at) => trouble(port, sent + at)));
  }
  const timers = set.mock.results.map(({ value }) => value as unknown);
  set.mockRestore();
  await expect.poll(async () => countConnections(server)).toBe(0);
  expect(timers.length).toBeGreaterThan(1000);
  // A connection is not counted any more a moment before it says that it is closed.
  const running = (): unknown[] => {
    const ended = new Set(cleared.mock.calls.map(([timer]) => timer as unknown));
    return timers.filter((timer) => !ended.has(timer));
  };
  await expect.poll(running).toEqual([]);
  expect(server.eventNames()).toEqual(names);
  expect(listeners()).toEqual(before);
  expect(process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap')).toEqual([]);
  expect(await close()).toEqual({ finished: 0, destroyed: 0 });
}, 60_000);
