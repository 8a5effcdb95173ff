import { isThenable } from '@kuvert/core/adapter';
import type { ContractData, KuvertOptions } from '@kuvert/core';
import type { Request } from 'express';
import { createAnswers } from './answer.ts';
import { guardParts, guardRouter } from './guard.ts';
import { install } from './install.ts';
import { routerOf } from './router.ts';
import type { ExpressKuvert } from './types.ts';
import { followWithin } from './visits.ts';

/**
 * Serves a contract from an Express 5 or 4 app.
 *
 * @throws TypeError for a prefix, base URL or request id header that is none.
 * @example
 * const http = kuvert(api);
 * const app = http.install(express());
 * app.get('/projects/:slug', http.handler(async (req) => api.ok(await projects.get(req.params.slug))));
 */
export function kuvert(contract: ContractData, options: KuvertOptions = {}): ExpressKuvert {
  const answers = createAnswers(contract, options);

  return {
    install: (app) => {
      install(app, answers);
      return app;
    },
    handler: (handle) => (params, response, next) => {
      const request = params as unknown as Request;
      try {
        const returned = handle(params, response, next);
        if (!isThenable(returned)) answers.outcome(returned, request, response);
        else
          Promise.resolve(returned).then(
            (outcome) => answers.outcome(outcome, request, response),
            (thrown: unknown) => answers.thrown(thrown, request, response),
          );
      } catch (thrown) {
        answers.thrown(thrown, request, response);
      }
    },
    middleware: (request, response, next) => {
      const router = routerOf(request.app);
      if (router !== undefined) {
        guardRouter(router);
        // It is under way, and was called before it was guarded.
        guardParts(router);
      }
      followWithin(request);
      answers.begin(request, response);
      if (!answers.refuse(request, response)) next();
    },
    notFound: (request, response) => answers.unmatched(request, response),
    errorHandler: (thrown, request, response, _next) => answers.thrown(thrown, request, response),
  };
}
