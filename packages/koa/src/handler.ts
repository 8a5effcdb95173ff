import { createReplier } from '@kuvert/core/adapter';
import type { ContractData, KuvertOptions } from '@kuvert/core';
import type { Context, Middleware } from 'koa';
import { interceptBody } from './body.ts';
import { isClientGone, isStream, isUnanswered, methodsAt, namedFault } from './faults.ts';
import { endHead, hostName, stopUpload } from './http2.ts';
import { cut, endWithReply, writeReply, writeStream } from './reply.ts';
import { remember, stateOf } from './state.ts';
import type { RequestState } from './state.ts';
import type { Handler } from './types.ts';

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
    // Kuvert further out has answered for the id.
    const header = (name: string): unknown =>
      ctx.res.getHeader(name) ?? ctx.req.headers[name === 'host' ? hostName(ctx) : name];
    const facts = replier.begin(ctx.method, ctx.originalUrl, header, () => methodsAt(ctx), ctx.req);
    const state = remember(ctx, replier, facts);
    ctx.requestId = facts.requestId;
    if (facts.idName !== undefined) ctx.res.setHeader(facts.idName, facts.requestId);
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- a context is no EventTarget
    ctx.onerror = failLate;
    interceptBody(ctx.app, writeOutcome);
    try {
      const refused = replier.refuse(facts);
      if (refused === undefined) await next();
      else writeReply(ctx, refused);
      if (isUnanswered(ctx)) {
        const named = namedFault(ctx);
        writeReply(ctx, named ? replier.fail(named, facts) : replier.unmatched(facts, facts.methods()));
      }
      const { stream } = state;
      if (stream !== undefined) {
        // Nothing of a stream is written before its first bytes are there.
        const failed = await stream.failure;
        if (failed !== undefined) writeReply(ctx, failed);
        else if (ctx.headerSent) writeLate(ctx, state, state.outcome);
      }
    } catch (thrown) {
      fail(ctx, state, thrown, writeReply);
    }
    endHead(ctx);
  };
}

/** Answers what was thrown. Where not even that can be written, the connection ends. Never throws. */
function fail(ctx: Context, { replier, facts }: RequestState, thrown: unknown, write: typeof writeReply): void {
  try {
    stopUpload(ctx);
    write(ctx, replier.fail(thrown, facts));
  } catch {
    cut(ctx);
  }
}

/** What Koa calls when it cannot write a body, a stream that fails or raw data that is no JSON: Koa 3 comes twice. */
function failLate(this: Context, thrown: unknown): void {
  const state = stateOf(this);
  if (state === undefined || state.isOver || thrown === null || thrown === undefined || isClientGone(this, thrown))
    return;
  state.isOver = true;
  fail(this, state, thrown, endWithReply);
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
    if (stateOf(ctx) === undefined)
      throw new TypeError('[@kuvert/koa] this request came in past Kuvert; put app.use(kuvert(api)) first.');
    writeOutcome(ctx, returned);
  };
}

/** Writes a value if it is an outcome, and the request came in through Kuvert; says whether it did. */
function writeOutcome(ctx: Context, value: unknown): boolean {
  const state = stateOf(ctx);
  if (state === undefined) return false;
  // What takes the place of a stream lets go of it, unless it may be made of it.
  if (state.stream !== undefined && !isStream(value)) {
    void state.stream.chunks.return();
    state.stream = undefined;
  }
  // No outcome is a text, and every reply is written as one.
  if (typeof value !== 'object') return false;
  const { replier, facts } = state;
  if (ctx.headerSent) return writeLate(ctx, state, value);
  const reply = replier.answer(value, facts);
  if (reply !== undefined) writeReply(ctx, reply);
  const stream = reply === undefined ? replier.stream(value, facts) : undefined;
  if (stream !== undefined) {
    state.outcome = value;
    writeStream(ctx, state, stream);
  }
  return reply !== undefined || stream !== undefined;
}

/** Cuts off the answer that somebody has begun by hand, if a value is an outcome, and says whether it is. */
function writeLate(ctx: Context, state: RequestState, value: unknown): boolean {
  const isLate = state.replier.late(value, state.facts);
  if (isLate) {
    void state.stream?.chunks.return();
    state.isOver = true;
    cut(ctx);
  }
  return isLate;
}
