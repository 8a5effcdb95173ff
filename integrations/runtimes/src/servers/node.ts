// Serves one adapter's test server on Node, or on what passes for it: node dist/node.js <adapter>
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { guard } from '@kuvert/node';
import { testServer } from '@kuvert/testkit/server';
import type { TestServer } from '@kuvert/testkit/server';
import express from 'express';
// @ts-expect-error The alias comes without types; it is the same framework.
import express4 from 'express-4';
import { Hono } from 'hono';
import Koa from 'koa';
// @ts-expect-error The alias comes without types; it is the same framework.
import Koa2 from 'koa-2';
import { buildInstalled as buildExpress } from '../../../../packages/express/src/harness.fixture.ts';
import { build as buildFetch } from '../../../../packages/fetch/src/harness.fixture.ts';
import { build as buildHono } from '../../../../packages/hono/src/harness.fixture.ts';
import { build as buildKoa, returned } from '../../../../packages/koa/src/harness.fixture.ts';
import { withVitals } from '../vitals.ts';

const listeners: Readonly<Record<string, (server: TestServer) => RequestListener>> = {
  'express-5': (server) => buildExpress(express, server),
  'express-4': (server) => buildExpress(express4 as typeof express, server),
  'koa-3': (server) => buildKoa(Koa, returned, server).callback(),
  'koa-2': (server) => buildKoa(Koa2 as typeof Koa, returned, server).callback(),
  hono: (server) => getRequestListener(buildHono(Hono, server).fetch),
  fetch: (server) => getRequestListener(buildFetch(server)),
};

const name = process.argv[2] ?? '';
const toListener = listeners[name];
if (toListener === undefined)
  throw new Error(`no adapter is called ${name}; there are ${Object.keys(listeners).join(', ')}`);

const tested = withVitals(testServer());
const server = createServer(toListener(tested));
guard(server, tested.contract, tested.options);
server.listen(0, '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
