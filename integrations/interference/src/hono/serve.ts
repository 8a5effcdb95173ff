import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { kuvert } from '@kuvert/hono';
import type { KuvertOptions } from '@kuvert/core';
import { Hono } from 'hono';
import { api } from '../contract.ts';
import type { Build } from './build.ts';

const listener = (app: Hono): RequestListener => getRequestListener((request, env) => app.fetch(request, env));

/** An app as it is without Kuvert. */
export const bare = (build: Build): RequestListener => {
  const app = new Hono();
  build(app);
  return listener(app);
};

/** The same with Kuvert installed before its routes. */
export const mounted = {
  installed:
    (options: KuvertOptions) =>
    (build: Build): RequestListener => {
      const app = kuvert(api, options).install(new Hono());
      build(app);
      return listener(app);
    },
};
