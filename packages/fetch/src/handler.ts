import { createReplier, isThenable } from '@kuvert/core/adapter';
import type { ContractData } from '@kuvert/core';
import { isResponse, notAResponse } from './faults.ts';
import { headerOf } from './header.ts';
import { toResponse, withHeaders } from './reply.ts';
import { openStream } from './stream.ts';
import type { WebReply } from './stream.ts';
import { settle } from './unread.ts';
import type { FetchHandler, FetchOptions, Handler } from './types.ts';

/** Kuvert for fetch handlers. */
export interface FetchKuvert {
  /**
   * Wraps a handler, so that whatever it returns or throws is answered in the contract. A handler that answers nothing
   * had no route for the request. A synchronous handler stays synchronous, but where it refuses a body that nobody has read:
   * that is waited for.
   */
  readonly handler: <Rest extends readonly unknown[]>(handle: Handler<Rest>) => FetchHandler<Rest>;
}

/**
 * Serves a contract from any runtime with fetch handlers: Workers, Bun, Deno, route handlers.
 *
 * @throws TypeError for a prefix, base URL or request id header that is none.
 * @example export default { fetch: kuvert(api).handler((request) => api.ok({ hello: 'world' })) };
 */
export function kuvert(contract: ContractData, options: FetchOptions = {}): FetchKuvert {
  const replier = createReplier(contract, options);

  return {
    handler:
      (handle) =>
      (request, ...rest) => {
        const methods = (): Iterable<string> => options.allow?.(request) ?? [];
        const facts = replier.begin(request.method, request.url, (name) => headerOf(request, name), methods);
        const give = (reply: WebReply): Response | Promise<Response> => settle(toResponse(reply), request);
        const fail = (thrown: unknown): Response | Promise<Response> => give(replier.fail(thrown, facts));
        const write = (returned: unknown): Response | Promise<Response> => {
          const reply = replier.answer(returned, facts);
          if (reply !== undefined) return give(reply);
          const stream = replier.stream(returned, facts);
          if (stream !== undefined) return openStream(stream, request).then(give).catch(fail);
          if (isResponse(returned)) return withHeaders(returned, facts.idHeader);
          if (returned === undefined) return give(replier.unmatched(facts, methods()));
          return give(notAResponse(replier, facts, returned, '@kuvert/fetch'));
        };
        const answer = (returned: unknown): Response | Promise<Response> => {
          try {
            return write(returned);
          } catch (thrown) {
            return fail(thrown);
          }
        };

        const refused = replier.refuse(facts);
        if (refused !== undefined) return give(refused);
        try {
          const returned = handle(request, ...rest);
          return isThenable(returned) ? Promise.resolve(returned).then(answer, fail) : answer(returned);
        } catch (thrown) {
          return fail(thrown);
        }
      },
  };
}
