import { RawAnswer } from '@kuvert/testkit/server';
import type { Route, RouteInput, TestServer } from '@kuvert/testkit/server';
import type express from 'express';
import type { Express, Request, Response } from 'express';
import { kuvert, readBody, readQuery } from './index.ts';
import type { ExpressKuvert } from './index.ts';

/** Builds the test server on any version of Express, out of the adapter's pieces. */
export function build(framework: typeof express, { contract, options, routes, bodyLimit }: TestServer): Express {
  const http = kuvert(contract, options);
  const app = framework();
  app.use(http.middleware);
  app.use(framework.json({ strict: false, limit: bodyLimit }));
  for (const route of routes) mount(framework, app, http, route, bodyLimit);
  app.use(http.notFound, http.errorHandler);
  return app;
}

/** Builds the same on an app that the adapter is installed on, without a body parser. */
export function buildInstalled(framework: typeof express, server: TestServer): Express {
  const http = kuvert(server.contract, server.options);
  const app = http.install(framework());
  for (const route of server.routes) mount(framework, app, http, route, server.bodyLimit);
  return app;
}

function mount(
  framework: typeof express,
  app: Express,
  http: ExpressKuvert,
  { method, path, mounts = [], handle }: Route,
  limit: number,
): void {
  const inner = mounts.length === 0 ? app : framework.Router({ mergeParams: true });
  inner[method.toLowerCase() as 'get'](
    path,
    http.handler((request, response) => {
      const answer = handle(inputOf(request, response, limit));
      if (!(answer instanceof RawAnswer)) return answer;
      return response.status(answer.status).set(answer.headers).send(answer.body);
    }),
  );
  if (inner === app) return;
  app.use(mounts.reduceRight((below, prefix) => framework.Router({ mergeParams: true }).use(prefix, below), inner));
}

function inputOf(request: Request<Record<string, string>>, response: Response, limit: number): RouteInput {
  return {
    params: request.params,
    body: async (schema) => readBody(request, schema, { limit }),
    query: () => readQuery(request),
    header: (name, value) => response.setHeader(name, value),
    begin: async (text) =>
      new Promise((resolve) => {
        response.write(text, () => resolve());
      }),
  };
}
