import type { RequestListener } from 'node:http';
import { kuvert } from '@kuvert/express';
import type { KuvertOptions } from '@kuvert/core';
import type express from 'express';
import { api } from '../contract.ts';
import type { Build } from './build.ts';

type Framework = typeof express;
type Serve = (build: Build) => RequestListener;

/** An app as it is without Kuvert. */
export const bare =
  (framework: Framework): Serve =>
  (build) => {
    const app = framework();
    build(app, framework);
    return app;
  };

/** The ways Kuvert is mounted. */
export const mounted = (framework: Framework): Readonly<Record<string, (options: KuvertOptions) => Serve>> => ({
  'with its pieces': (options) => (build) => {
    const http = kuvert(api, options);
    const app = framework();
    app.use(http.middleware);
    build(app, framework);
    return app.use(http.notFound, http.errorHandler);
  },
  installed: (options) => (build) => {
    const app = kuvert(api, options).install(framework());
    build(app, framework);
    return app;
  },
});
