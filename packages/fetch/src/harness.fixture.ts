import { RawAnswer, toRouter } from '@kuvert/testkit/server';
import type { Lacks, TestServer } from '@kuvert/testkit/server';
import { kuvert, readBody, readQuery } from './index.ts';
import type { FetchHandler, Outcome } from './index.ts';

/** What no fetch handler can do. */
export const lacks: Lacks = {
  'pending headers': 'a fetch handler has no answer before it returns one',
  'early heads': 'a fetch handler has no answer before it returns one',
  'raw targets': 'a runtime makes a URL of target and host before the handler is called',
};

/** Builds the test server: a fetch handler with the smallest of routers in front of its routes. */
export function build({ contract, options, routes, bodyLimit }: TestServer): FetchHandler<[]> {
  const router = toRouter(routes);
  const found = (request: Request) => router(new URL(request.url).pathname);
  const http = kuvert(contract, { ...options, allow: (request) => found(request).map(({ route }) => route.method) });
  return http.handler((request) => {
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const match = found(request).find(({ route }) => route.method === method);
    const answer = match?.route.handle({
      params: match.params,
      body: async (schema) => readBody(request, schema, { limit: bodyLimit }),
      query: () => readQuery(request),
      header: () => undefined,
      begin: async () => Promise.reject(new Error(lacks['early heads'])),
    });
    return answer instanceof RawAnswer ? new Response(answer.body, answer) : (answer as Outcome);
  });
}
