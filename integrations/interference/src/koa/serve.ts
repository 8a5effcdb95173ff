import type { RequestListener } from 'node:http';
import { kuvert } from '@kuvert/koa';
import type { KuvertOptions } from '@kuvert/core';
import type Koa from 'koa';
import { api } from '../contract.ts';
import type { Build } from './build.ts';

type Framework = typeof Koa;
type Serve = (build: Build) => RequestListener;

const listenerOf = (app: Koa, build: Build): RequestListener => {
  app.silent = true;
  build(app);
  const listener = app.callback();
  return (request, response) => void listener(request, response);
};

/** An app as it is without Kuvert. */
export const bare =
  (framework: Framework): Serve =>
  (build) =>
    listenerOf(new framework(), build);

/** The same with Kuvert before everything. */
export const mounted = (framework: Framework): Readonly<Record<string, (options: KuvertOptions) => Serve>> => ({
  'before everything': (options) => (build) => listenerOf(new framework().use(kuvert(api, options)), build),
});
