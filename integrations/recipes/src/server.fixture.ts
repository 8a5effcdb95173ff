import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { defineCodes, defineContract, mergeCodes } from '@kuvert/core';
import { kuvert as kuvertFetch } from '@kuvert/fetch';
import { kuvert, send } from '@kuvert/hono';
import { Hono } from 'hono';
import { afterAll } from 'vitest';
import { api, codes } from './api.ts';
import type { Project } from './api.ts';

const alder: Project = { slug: 'alder', stars: 3 };

/** The API of the recipes. What `alder` is, `birch` is not. */
export const app = kuvert(api)
  .install(new Hono())
  .get('/projects/:slug', (c) =>
    c.req.param('slug') === 'alder' ? send(c, api.ok(alder)) : send(c, api.error('PROJECT_NOT_FOUND')),
  )
  .get('/projects', (c) => {
    const from = Number(c.req.query('cursor') ?? 0);
    const nextCursor = from < 2 ? String(from + 1) : null;
    const project: Project = { slug: `page-${from}`, stars: from };
    return send(c, api.page([project], { pageSize: 1, nextCursor }));
  })
  .post('/projects/:slug/mirrors', (c) => send(c, api.error('TOO_MANY_MIRRORS', { max: 3 })));

/** The contract of a server that has one more code. */
export const newer = defineContract({
  envelope: api.envelope,
  faults: { internal: 'INTERNAL_ERROR', badRequest: 'INVALID_PARAMETERS', routeNotFound: 'ROUTE_NOT_FOUND' },
  codes: mergeCodes(codes, defineCodes({ PROJECT_FROZEN: { code: 5999, status: 409, message: 'Project frozen' } })),
});
const newerServer = kuvertFetch(newer).handler(() => newer.error('PROJECT_FROZEN'));
const busyServer = kuvertFetch(api).handler(() => api.error('PROJECT_LOCKED', { retryAfter: 0 }));

/** What a gateway or a portal answers. */
export const page = (status: number): Response =>
  new Response('<h1>Bad Gateway</h1>', { status, headers: { 'content-type': 'text/html' } });

/** Answers by a newer server, a gateway, and a portal that answers 200 for whatever is asked. */
const others: Readonly<Record<string, (request: Request) => Response | Promise<Response>>> = {
  '/projects/newer': newerServer,
  '/projects/gateway': () => page(502),
  '/projects/portal': () => page(200),
  '/projects/locked': busyServer,
};

const open: (() => void)[] = [];
afterAll(() => {
  for (const close of open.splice(0)) close();
});

/** Serves until the tests of a file end; gives the base URL. */
export async function serve(fetch: (request: Request) => Response | Promise<Response>): Promise<string> {
  const server = createServer(getRequestListener(fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  open.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Serves the API behind a gateway. `/projects/busy` is locked the first time; `hits` counts requests by path. */
export async function serveProjects(): Promise<{ readonly baseUrl: string; readonly hits: Map<string, number> }> {
  const hits = new Map<string, number>();
  const baseUrl = await serve((request) => {
    const { pathname } = new URL(request.url);
    const count = (hits.get(pathname) ?? 0) + 1;
    hits.set(pathname, count);
    const busy = pathname === '/projects/busy';
    if (busy && count === 1) return busyServer(request);
    if (busy) return app.fetch(new Request(new URL('/projects/alder', request.url)));
    return (others[pathname] ?? app.fetch)(request);
  });
  return { baseUrl, hits };
}

/** An address that nobody listens at. */
export const nowhere = 'http://127.0.0.1:9';
