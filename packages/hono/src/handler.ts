import { createReplier } from '@kuvert/core/adapter';
import type { ContractData, KuvertOptions } from '@kuvert/core';
import { isResponse, notAResponse, settle, toResponse, withId } from '@kuvert/fetch';
import type { Context, Env, Hono, Schema } from 'hono';
import { guardRouter, methodsAt, originalOf } from './faults.ts';
import { writeOutcome, writeReply } from './reply.ts';
import { headerReader } from './header.ts';
import { adopt, remember, stateOf } from './state.ts';
import type { Outcome, Sent } from './types.ts';

/** Kuvert for Hono. */
export interface HonoKuvert {
  /**
   * Makes an app answer in the contract whatever its handlers throw, and where no route answers. Call it on the app
   * that is served, before its routes; it sets `onError` and `notFound`, and wraps `fetch`.
   */
  readonly install: <E extends Env, S extends Schema, BasePath extends string>(
    app: Hono<E, S, BasePath>,
  ) => Hono<E, S, BasePath>;
}

/**
 * Serves a contract from a Hono app.
 *
 * @throws TypeError for a prefix, base URL or request id header that is none.
 * @example const app = kuvert(api).install(new Hono());
 */
export function kuvert(contract: ContractData, options: KuvertOptions = {}): HonoKuvert {
  const replier = createReplier(contract, options);

  return {
    install(app) {
      const served = app as unknown as Hono;
      const dispatch = served.fetch;
      // What is on it already is not guarded.
      const isWatched = served.routes.length === 0;
      guardRouter(served);
      served.onError((error, c) => writeReply(c, replier.fail(originalOf(error), stateOf(c).facts)));
      served.notFound((c) => {
        adopt(c);
        const { facts } = stateOf(c);
        return writeReply(c, replier.unmatched(facts, facts.methods()));
      });
      served.fetch = (request, ...rest) => {
        const methods = (): string[] => methodsAt(served, served.getPath(request));
        const facts = replier.begin(request.method, request.url, headerReader(request, rest[0]), methods);
        const finish = (returned: unknown): Response | Promise<Response> =>
          settle(
            isResponse(returned)
              ? withId(returned, facts)
              : toResponse(notAResponse(replier, facts, returned, '@kuvert/hono')),
            request,
          );
        const fail = (thrown: unknown): Response | Promise<Response> =>
          settle(toResponse(replier.fail(originalOf(thrown), facts)), request);

        remember(request, replier, facts, isWatched);
        try {
          const returned: unknown = dispatch(request, ...rest);
          return returned instanceof Promise ? returned.then(finish).catch(fail) : finish(returned);
        } catch (thrown) {
          return fail(thrown);
        }
      };
      return app;
    },
  };
}

/**
 * Answers with a success or a failure, typed for `hc`; with a stream once its first bytes are there.
 *
 * @example app.get('/projects/:slug', async (c) => send(c, api.ok(await projects.get(c.req.param('slug')))));
 */
export function send<O extends Outcome, E extends Env>(c: Context<E>, outcome: O): Sent<O> {
  return writeOutcome(c, outcome) as Sent<O>;
}
