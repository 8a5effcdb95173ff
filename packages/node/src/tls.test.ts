import { createServer } from 'node:https';
import type { Server } from 'node:https';
import { connect } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import {
  api,
  badRequest,
  Client,
  countConnections,
  echo,
  expectWhole,
  listen,
  portOf,
  toAnswers,
} from './guard.fixture.ts';
import { guard } from './index.ts';
import type { Guard, GuardOptions } from './index.ts';

// A key that both sides know, so that no certificate is needed.
const psk = Buffer.from('0123456789abcdef');
const secure = { ciphers: 'PSK', maxVersion: 'TLSv1.2' } as const;

async function startSecure(
  options: GuardOptions = {},
): Promise<Guard & { readonly server: Server; readonly port: number }> {
  const server = createServer({ ...secure, pskCallback: () => psk, headersTimeout: 60_000 }, echo);
  const { close } = guard(server, api, options);
  await listen(server);
  onTestFinished(async () => {
    server.closeAllConnections();
    await close();
  });
  return { server, close, port: portOf(server) };
}

const introduce = () => ({ psk, identity: 'test' });

function connectSecure(port: number): TLSSocket {
  return connect({ ...secure, port, host: '127.0.0.1', pskCallback: introduce, checkServerIdentity: () => undefined });
}

test('over TLS, too, a request without a Host is answered in the envelope', async () => {
  const { port } = await startSecure();
  const { text, broken } = await new Client(port, connectSecure(port)).send('GET / HTTP/1.1\r\n\r\n').ended;
  expect(broken).toBeUndefined();
  expectWhole(toAnswers(text)[0], 400, badRequest);
  const nonsense = await new Client(port, connectSecure(port)).send('nonsense\r\n\r\n').ended;
  expectWhole(toAnswers(nonsense.text)[0], 400, badRequest);
});

test('a client without TLS cannot be answered, and the hook hears nothing of it', async () => {
  const events: unknown[] = [];
  const { port, server } = await startSecure({ onError: (event) => void events.push(event) });
  const { text } = await new Client(port).send('GET / HTTP/1.1\r\nHost: a\r\n\r\n').ended;
  expect(text).not.toContain('HTTP/1.1');
  await expect.poll(async () => countConnections(server)).toBe(0);
  expect(events).toEqual([]);
});

test('a secure server closes in peace', async () => {
  const { port, close, server } = await startSecure();
  const idle = new Client(port, connectSecure(port)).send('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await idle.heard('GET / 0');
  const busy = new Client(port, connectSecure(port)).send('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n');
  const fresh = connectSecure(port);
  await new Promise((resolve) => fresh.once('secureConnect', resolve));
  const shaking = new Client(port);
  await expect.poll(async () => countConnections(server)).toBe(4);
  const closed = close();
  await idle.ended;
  busy.send('x');
  expect(toAnswers((await busy.ended).text)).toMatchObject([{ body: 'POST / 1', headers: { connection: 'close' } }]);
  expect(await closed).toEqual({ finished: 1, destroyed: 0 });
  await shaking.ended;
});
