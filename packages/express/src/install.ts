import type { Application, Request, Response } from 'express';
import type { Answers } from './answer.ts';
import { guardRouter } from './guard.ts';
import { routerOf } from './router.ts';
import { follow } from './visits.ts';

/** How an app takes a request, when it is served as well as when it is mounted. */
interface Dispatching {
  handle(request: Request, response: Response, callback?: (thrown?: unknown) => void): unknown;
}

const installed = new WeakSet<object>();

/**
 * Has an app answer by Kuvert alone: begun before any middleware, and finished in place of Express's own final handler,
 * which is where a request ends that skipped every middleware.
 *
 * @throws TypeError for an app that it was done to before.
 */
export function install(app: Application, answers: Answers): void {
  if (installed.has(app))
    throw new TypeError('[@kuvert/express] this app has Kuvert installed already; install it once.');
  installed.add(app);
  app.disable('x-powered-by');
  const served = app as unknown as Dispatching;
  const dispatch = served.handle.bind(served);
  served.handle = (request, response) => {
    try {
      answers.prepare(request, response);
      // Express changes what a response is made of: before that, to set a header is dear.
      follow(request, () => answers.begin(request, response));
      const router = routerOf(app);
      if (router !== undefined) guardRouter(router);
      dispatch(request, response, (thrown) => {
        if (thrown) answers.thrown(thrown, request, response);
        else answers.unmatched(request, response);
      });
    } catch (thrown) {
      answers.thrown(thrown, request, response);
    }
  };
}
