import type { Services } from '@kuvert-demo/domain';
import type { Middleware } from 'koa';

type Principal = Awaited<ReturnType<Services['auth']['authenticate']>>;

declare module 'koa' {
  interface DefaultContext {
    /** Who is asking; set by the middleware of routes that need to know. */
    principal: Principal;
  }
}

/** Lets only callers with a credential through, and remembers who they are. */
export function signedIn({ auth }: Services): Middleware {
  return async (ctx, next) => {
    ctx.principal = await auth.authenticate(ctx.headers.authorization);
    await next();
  };
}
