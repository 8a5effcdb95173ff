import { createReplier } from '@kuvert/core/adapter';
import type { ContractData, KuvertOptions } from '@kuvert/core';
import type { Replier, RequestFacts } from '@kuvert/core/adapter';
import type { Context, Middleware } from 'koa';
import { isUnrouted, methodsAt } from './faults.ts';
import { endWithReply, writeReply } from './reply.ts';
import type { Handler } from './types.ts';

const known = new WeakMap<object, { readonly replier: Replier; readonly facts: RequestFacts }>();

/**
 * Serves a contract from a Koa 3 or 2 app: middleware that goes before everything. It answers what handlers put into
 * `ctx.body`, return through {@link handler} or throw, and where no route answers.
 *
 * @throws TypeError for a prefix, base URL or request id header that is none.
 * @example
 * app.use(kuvert(api));
 * router.get('/projects/:slug', async (ctx) => { ctx.body = api.ok(await projects.get(ctx.params.slug)); });
 */
export function kuvert(contract: ContractData, options: KuvertOptions = {}): Middleware {
  const replier = createReplier(contract, options);

  return async (ctx, next) => {
    const facts = replier.begin(ctx.method, ctx.originalUrl, (name) => ctx.req.headers[name]);
    known.set(ctx.req, { replier, facts });
    ctx.requestId = facts.requestId;
    ctx.set(facts.idHeader);
    // Koa comes here when it cannot write a body: a stream that fails, raw data that is no JSON.
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- a context is no EventTarget
    ctx.onerror = (thrown: unknown) => {
      if (thrown !== null && thrown !== undefined) endWithReply(ctx, replier.fail(thrown, facts));
    };
    try {
      const refused = replier.refuse(facts);
      if (refused !== undefined) {
        writeReply(ctx, refused);
        return;
      }
      await next();
      const reply = isUnrouted(ctx) ? replier.unmatched(facts, methodsAt(ctx)) : replier.answer(ctx.body, facts);
      if (reply !== undefined) writeReply(ctx, reply);
    } catch (thrown) {
      writeReply(ctx, replier.fail(thrown, facts));
    }
  };
}

/**
 * Wraps a handler that returns its outcome. The body is written at once, so middleware between it and Kuvert, say
 * compression or ETags, works on what will be sent.
 *
 * @example router.get('/projects/:slug', handler(async (ctx) => api.ok(await projects.get(ctx.params.slug))));
 */
export function handler<C extends Context>(
  handle: Handler<C>,
): (ctx: C, next: () => Promise<unknown>) => Promise<void> {
  return async (ctx, next) => {
    const returned = await handle(ctx, next);
    const state = known.get(ctx.req);
    if (state === undefined)
      throw new TypeError('[@kuvert/koa] this request came in past Kuvert; put app.use(kuvert(api)) first.');
    const reply = state.replier.answer(returned, state.facts);
    if (reply !== undefined) writeReply(ctx, reply);
  };
}
