import type express from 'express';
import type { Express, RequestHandler } from 'express';
import type { Case, Cases } from '../case.ts';

/** Makes an app what a case is about, in Express 5 or 4. */
export type Build = (app: Express, framework: typeof express) => unknown;

/** A case of one route. */
export const route = (...handlers: readonly RequestHandler[]): Case<Build> => ({
  build: (app) => app.get('/', ...handlers),
});

/** Cases of one route each. */
export function routes(prefix: string, handlers: Readonly<Record<string, RequestHandler>>): Cases<Build> {
  return Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [`${prefix} ${name}`, route(handler)]));
}

/** Cases of apps that need more than a route. */
export function apps(prefix: string, builds: Readonly<Record<string, Build>>): Cases<Build> {
  return Object.fromEntries(Object.entries(builds).map(([name, build]) => [`${prefix} ${name}`, { build }]));
}
