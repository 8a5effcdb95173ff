import { createReplier } from '@kuvert/core/adapter';
import type { ContractData, KuvertOptions } from '@kuvert/core';
import type { Replier, RequestFacts } from '@kuvert/core/adapter';
import type { Context, Middleware } from 'koa';
import { isClientGone, isUnrouted, methodsAt } from './faults.ts';
import { endWithReply, interceptBody, writeReply } from './reply.ts';
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
    /** Answers what was thrown. Where not even that can be written, the connection ends. Never throws. */
    const fail = (thrown: unknown, write: typeof writeReply): void => {
      try {
        write(ctx, replier.fail(thrown, facts));
      } catch {
        ctx.respond = false;
        ctx.res.destroy();
      }
    };
    let isOver = false;
    // Koa comes here when it cannot write a body, a stream that fails or raw data that is no JSON: Koa 3 comes twice.
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- a context is no EventTarget
    ctx.onerror = (thrown: unknown) => {
      if (isOver || thrown === null || thrown === undefined || isClientGone(ctx, thrown)) return;
      isOver = true;
      fail(thrown, endWithReply);
    };
    interceptBody(ctx.app, writeOutcome);
    try {
      const refused = replier.refuse(facts);
      if (refused !== undefined) {
        writeReply(ctx, refused);
        return;
      }
      await next();
      if (isUnrouted(ctx)) writeReply(ctx, replier.unmatched(facts, methodsAt(ctx)));
    } catch (thrown) {
      fail(thrown, writeReply);
    }
  };
}

/**
 * Wraps a handler that returns its outcome, which is written at once, as what is put into `ctx.body` is.
 *
 * @example router.get('/projects/:slug', handler(async (ctx) => api.ok(await projects.get(ctx.params.slug))));
 */
export function handler<C extends Context>(
  handle: Handler<C>,
): (ctx: C, next: () => Promise<unknown>) => Promise<void> {
  return async (ctx, next) => {
    const returned = await handle(ctx, next);
    if (!known.has(ctx.req))
      throw new TypeError('[@kuvert/koa] this request came in past Kuvert; put app.use(kuvert(api)) first.');
    writeOutcome(ctx, returned);
  };
}

/** Writes a value if it is an outcome, and the request came in through Kuvert; says whether it did. */
function writeOutcome(ctx: Context, value: unknown): boolean {
  const state = known.get(ctx.req);
  const reply = state?.replier.answer(value, state.facts);
  if (reply === undefined) return false;
  writeReply(ctx, reply);
  return true;
}
