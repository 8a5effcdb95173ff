import { createReplier, isThenable } from '@kuvert/core/adapter';
import type { ContractData, KuvertOptions } from '@kuvert/core';
import type { RequestFacts } from '@kuvert/core/adapter';
import type { Request, Response } from 'express';
import { methodsAt, replaceRouterOptions } from './faults.ts';
import { writeReply } from './reply.ts';
import type { ExpressKuvert } from './types.ts';

/**
 * Serves a contract from an Express 5 or 4 app.
 *
 * @throws TypeError for a prefix, base URL or request id header that is none.
 * @example
 * const http = kuvert(api);
 * app.use(http.middleware);
 * app.get('/projects/:slug', http.handler(async (req) => api.ok(await projects.get(req.params.slug))));
 * app.use(http.notFound, http.errorHandler);
 */
export function kuvert(contract: ContractData, options: KuvertOptions = {}): ExpressKuvert {
  const replier = createReplier(contract, options);
  const known = new WeakMap<object, RequestFacts>();

  /** The facts of a request, read once; a router mounted without the middleware still gets them. */
  const factsOf = (request: object, response: Response): RequestFacts => {
    const before = known.get(request);
    if (before !== undefined) return before;
    const { method, originalUrl, headers } = request as Request;
    const facts = replier.begin(method, originalUrl, (name) => headers[name]);
    known.set(request, facts);
    response.locals.requestId = facts.requestId;
    return facts;
  };
  const fail = (thrown: unknown, request: object, response: Response): void =>
    writeReply(response, replier.fail(thrown, factsOf(request, response)));

  return {
    middleware: (request, response, next) => {
      const facts = factsOf(request, response);
      response.removeHeader('X-Powered-By');
      for (const [name, value] of Object.entries(facts.idHeader)) response.setHeader(name, value);
      const refused = replier.refuse(facts);
      if (refused !== undefined) {
        writeReply(response, refused);
        return;
      }
      if (facts.method === 'OPTIONS') {
        const { app, path } = request;
        replaceRouterOptions(response, () => writeReply(response, replier.unmatched(facts, methodsAt(app, path))));
      }
      next();
    },
    handler: (handle) => (request, response, next) => {
      const answer = (returned: unknown): void => {
        const reply = replier.answer(returned, factsOf(request, response));
        if (reply !== undefined) writeReply(response, reply);
      };
      try {
        const returned = handle(request, response, next);
        if (isThenable(returned)) {
          Promise.resolve(returned)
            .then(answer)
            .catch((thrown: unknown) => fail(thrown, request, response));
        } else answer(returned);
      } catch (thrown) {
        fail(thrown, request, response);
      }
    },
    notFound: (request, response) => {
      writeReply(response, replier.unmatched(factsOf(request, response), methodsAt(request.app, request.path)));
    },
    errorHandler: (thrown, request, response, _next) => fail(thrown, request, response),
  };
}
