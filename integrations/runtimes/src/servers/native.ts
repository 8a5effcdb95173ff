// Serves a fetch adapter's test server by the runtime's own means, on Bun and Deno: dist/native.js <adapter>
import { testServer } from '@kuvert/testkit/server';
import { Hono } from 'hono';
import { build as buildFetch } from '../../../../packages/fetch/src/harness.fixture.ts';
import { build as buildHono } from '../../../../packages/hono/src/harness.fixture.ts';

type FetchHandler = (request: Request) => Response | Promise<Response>;
interface Runtime {
  readonly Bun?: { serve(options: object): { readonly port: number } };
  readonly Deno?: { serve(options: object, handler: FetchHandler): { readonly addr: { readonly port: number } } };
}

const server = testServer();
const handlers: Readonly<Record<string, FetchHandler>> = {
  hono: buildHono(Hono, server).fetch,
  fetch: buildFetch(server),
};
const fetch = handlers[process.argv[2] ?? ''];
if (fetch === undefined) throw new Error(`there are ${Object.keys(handlers).join(' and ')}`);

const { Bun, Deno } = globalThis as Runtime;
const where = { hostname: '127.0.0.1', port: 0 };
const port =
  Bun?.serve({ ...where, fetch }).port ?? Deno?.serve({ ...where, onListen: () => undefined }, fetch).addr.port;
console.log(`listening on http://127.0.0.1:${port}`);
