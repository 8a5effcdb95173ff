import { isThenable } from '@kuvert/core/adapter';
import { isResponse } from '@kuvert/fetch';
import type { Context, Env, Handler, Hono, MiddlewareHandler } from 'hono';
import { writeOutcome, writeReply } from './reply.ts';
import { adopt, stateOf } from './state.ts';

/** What was thrown, by the error that carries it to Hono's `onError`, which only hears of errors of its own realm. */
const carried = new WeakMap<Error, unknown>();

/** What was thrown in the first place. */
export function originalOf(error: unknown): unknown {
  return carried.has(error as Error) ? carried.get(error as Error) : error;
}

/**
 * Wraps every handler the app is given from now on, so that whatever it throws reaches `onError` with its context, and
 * whatever it returns is answered.
 */
export function guardRouter<E extends Env>(app: Hono<E>): void {
  const { router } = app;
  const add = router.add.bind(router);
  router.add = (method, path, [handler, route]) => {
    const isMiddleware = method === 'ALL' && (handler as Handler).length > 1;
    const guarded = guard(isMiddleware ? (handler as Handler) : refuseFirst(handler as Handler));
    add(method, path, [guarded, route] as Parameters<typeof add>[2]);
  };
}

function guard(handler: Handler | MiddlewareHandler): Handler {
  return (c, next) => {
    adopt(c);
    try {
      const result: unknown = handler(c, next);
      if (!isThenable(result)) return settle(c, result) as Response;
      return Promise.resolve(result).then((settled) => settle(c, settled), rethrow) as Promise<Response>;
    } catch (thrown) {
      return rethrow(thrown);
    }
  };
}

/** Answers what a handler returned that Hono would take for a response: an outcome that was not sent, or a mistake. */
function settle(c: Context, result: unknown): unknown {
  // The context is what `next` gives.
  if (result === c) return result;
  if (c.finalized) {
    // Hono ignores what is returned once there is an answer; of an outcome the hook is told.
    const { replier, facts } = stateOf(c);
    if (result !== undefined) replier.late(result, facts);
    return result;
  }
  if (isResponse(result)) return result;
  if (result === undefined) return c.notFound();
  return writeOutcome(c, result);
}

/**
 * Keeps a path that does not decode from a route, which would get it raw. Not from middleware, which is added for all
 * methods and takes `next`: its headers, CORS among them, belong on the refusal too.
 */
function refuseFirst(handler: Handler): Handler {
  return (c, next) => {
    const { replier, facts } = stateOf(c);
    const refused = replier.refuse(facts);
    return refused === undefined ? handler(c, next) : writeReply(c, refused);
  };
}

function rethrow(thrown: unknown): never {
  if (isError(thrown)) throw thrown;
  const carrier = new Error('a value that is no Error was thrown');
  carried.set(carrier, thrown);
  throw carrier;
}

function isError(value: unknown): value is Error {
  try {
    return value instanceof Error;
  } catch {
    return false; // A revoked proxy.
  }
}

/** The methods an app has routes for at a path; middleware counts for none. */
export function methodsAt<E extends Env>(app: Hono<E>, path: string): string[] {
  const methods = new Set(app.routes.map((route) => route.method));
  return [...methods].filter((method) => {
    if (method === 'ALL') return false;
    const [matches] = app.router.match(method, path);
    return matches.some(([[, route]]) => route.method === method);
  });
}
