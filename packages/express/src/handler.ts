import { createReplier, isThenable } from '@kuvert/core/adapter';
import type { ContractData, KuvertOptions } from '@kuvert/core';
import type { Reply, RequestFacts } from '@kuvert/core/adapter';
import type { Request, Response } from 'express';
import { methodsAt, pathIn, replaceRouterOptions } from './faults.ts';
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
  /** Answers what was thrown. Where not even that can be written, the connection ends. Never throws. */
  const fail = (thrown: unknown, request: object, response: Response): void => {
    try {
      writeReply(response, replier.fail(thrown, factsOf(request, response)));
    } catch {
      response.destroy();
    }
  };
  /** Writes the reply that is decided on, if any, and says whether there was one. What is thrown meanwhile is answered. */
  const write = (request: object, response: Response, decide: (facts: RequestFacts) => Reply | undefined): boolean => {
    try {
      const reply = decide(factsOf(request, response));
      if (reply === undefined) return false;
      writeReply(response, reply);
    } catch (thrown) {
      fail(thrown, request, response);
    }
    return true;
  };

  return {
    middleware: (request, response, next) => {
      const isAnswered = write(request, response, (facts) => {
        response.removeHeader('X-Powered-By');
        for (const [name, value] of Object.entries(facts.idHeader)) response.setHeader(name, value);
        if (facts.method === 'OPTIONS') {
          replaceRouterOptions(request, response, (methods) =>
            write(request, response, () => replier.unmatched(facts, methods)),
          );
        }
        return replier.refuse(facts);
      });
      if (!isAnswered) next();
    },
    handler: (handle) => (request, response, next) => {
      const answer = (returned: unknown): boolean =>
        write(request, response, (facts) => replier.answer(returned, facts));
      try {
        const returned = handle(request, response, next);
        if (!isThenable(returned)) answer(returned);
        else Promise.resolve(returned).then(answer, (thrown: unknown) => fail(thrown, request, response));
      } catch (thrown) {
        fail(thrown, request, response);
      }
    },
    notFound: (request, response) => {
      write(request, response, (facts) => replier.unmatched(facts, methodsAt(request.app, pathIn(request))));
    },
    errorHandler: (thrown, request, response, _next) => fail(thrown, request, response),
  };
}
