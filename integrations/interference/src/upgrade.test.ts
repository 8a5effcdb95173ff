import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, upgradeWebSocket } from '@hono/node-server';
import type { KuvertOptions } from '@kuvert/core';
import { kuvert as forExpress } from '@kuvert/express';
import { kuvert as forHono } from '@kuvert/hono';
import { kuvert as forKoa } from '@kuvert/koa';
import { converse } from '@kuvert/testkit';
import express from 'express';
import { Hono } from 'hono';
import Koa from 'koa';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import { api, withId, withoutId } from './contract.ts';
import { express4 } from './express/express-4.ts';

const handshake = [
  'GET /socket HTTP/1.1',
  'Host: test.example',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  '\r\n',
].join('\r\n');
/** The text "alder" in a frame of a client (RFC 6455 §5.2), masked with zeros. */
const frame = Buffer.from([0x81, 0x85, 0, 0, 0, 0, ...Buffer.from('alder')]);

/** Sockets that say what they hear, beside an app on the same server. */
function beside(listener: RequestListener): Server {
  const server = createServer(listener);
  const sockets = new WebSocketServer({ server, path: '/socket' });
  sockets.on('connection', (socket) =>
    socket.on('message', (heard: Buffer) => socket.send(`heard ${heard.toString()}`)),
  );
  return server;
}

type Websocket = NonNullable<Parameters<typeof createAdaptorServer>[0]['websocket']>;

function inHono(app: Hono): Server {
  app.get(
    '/socket',
    upgradeWebSocket(() => ({
      onMessage: (event, socket) => socket.send(`heard ${String(event.data)}`),
    })),
  );
  const sockets = new WebSocketServer({ noServer: true });
  // Its types are narrower than what ws has.
  const websocket = { server: sockets as unknown as Websocket['server'] };
  return createAdaptorServer({ fetch: (request, env) => app.fetch(request, env), websocket }) as Server;
}

/** Servers with Kuvert, or without when there are no options. */
const servers: Readonly<Record<string, (options?: KuvertOptions) => Server>> = {
  'Express 5': (options) => beside(options ? forExpress(api, options).install(express()) : express()),
  'Express 4': (options) => beside(options ? forExpress(api, options).install(express4()) : express4()),
  Koa: (options) => {
    const listener = (options ? new Koa().use(forKoa(api, options)) : new Koa()).callback();
    return beside((request, response) => void listener(request, response));
  },
  Hono: (options) => inHono(options ? forHono(api, options).install(new Hono()) : new Hono()),
};

/** What a server says to a handshake, and to a text after it. */
async function hear(server: Server): Promise<unknown> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const steps = [handshake, { answers: 1 }, frame, { pause: 50 }];
  const { answers, rest, ended } = await converse(url, steps, ['GET']);
  const { statusLine, headers } = answers[0] ?? { statusLine: '', headers: new Map() };
  return {
    statusLine,
    headers: [...headers].filter(([name]) => name !== 'date'),
    heard: rest.toString('latin1'),
    ended,
  };
}

describe.each(Object.entries(servers))('an upgrade to a WebSocket, %s', (_name, serve) => {
  it('goes through as without Kuvert', async () => {
    const bare = await hear(serve());
    expect(bare).toMatchObject({ statusLine: 'HTTP/1.1 101 Switching Protocols', heard: '\x81\x0bheard alder' });
    expect(await hear(serve(withoutId))).toEqual(bare);
    const withIds = (await hear(serve(withId))) as { readonly headers: readonly (readonly [string, unknown])[] };
    expect({ ...withIds, headers: withIds.headers.filter(([name]) => name !== 'x-request-id') }).toEqual(bare);
  });
});
