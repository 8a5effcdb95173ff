import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { kuvert } from '@kuvert/fetch';
import type { KuvertOptions } from '@kuvert/core';
import { fewAsks } from '../ask.ts';
import { asking } from '../case.ts';
import type { Cases } from '../case.ts';
import { api } from '../contract.ts';
import { responses } from '../responses.ts';

/** A handler of requests as the platform knows it. */
export type Build = (request: Request) => Response | Promise<Response>;

/** Every kind of Response, and what is made of the request. */
export const cases: Cases<Build> = asking<Build>(fewAsks, {
  ...Object.fromEntries(Object.entries(responses).map(([name, make]) => [`a response of ${name}`, { build: make }])),
  'what the request says': {
    build: ({ method, url, headers }) => Response.json({ method, url, headers: [...headers] }),
  },
  'the body that came': {
    build: (request) => new Response(request.body, { headers: { 'Content-Type': 'text/x' } }),
    asks: { POST: { method: 'POST', body: 'alder' }, pipelined: { method: 'POST', body: 'alder', times: 3 } },
  },
  'a sync handler': { build: () => new Response('alder') },
});

const listener = (handler: Build, overrideGlobalObjects: boolean): RequestListener =>
  getRequestListener(handler, { overrideGlobalObjects });

type Serve = (build: Build) => RequestListener;

/** A handler without Kuvert; `light` has the server put its own Response in place of the platform's. */
export const bare =
  (light: boolean): Serve =>
  (build) =>
    listener(build, light);

/** The same within Kuvert. */
export const mounted = (light: boolean): Readonly<Record<string, (options: KuvertOptions) => Serve>> => ({
  wrapped: (options) => (build) => listener(kuvert(api, options).handler(build), light),
});
