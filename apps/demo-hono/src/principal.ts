import type { Services } from '@kuvert-demo/domain';
import { createMiddleware } from 'hono/factory';

/** What routes that need to know who is asking find in their context. */
export interface SignedIn {
  readonly Variables: { readonly principal: Awaited<ReturnType<Services['auth']['authenticate']>> };
}

/** Lets only callers with a credential through, and remembers who they are. */
export function signedIn({ auth }: Services) {
  return createMiddleware<SignedIn>(async (c, next) => {
    c.set('principal', await auth.authenticate(c.req.header('authorization')));
    await next();
  });
}
