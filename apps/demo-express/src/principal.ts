import type { Services } from '@kuvert-demo/domain';
import type { NextFunction, Request, Response } from 'express';

type Principal = Awaited<ReturnType<Services['auth']['authenticate']>>;

declare global {
  namespace Express {
    interface Locals {
      /** Who is asking; set by the middleware of routes that need to know. */
      principal: Principal;
    }
  }
}

/** Lets only callers with a credential through, and remembers who they are. */
export function signedIn({ auth }: Services) {
  return async <Params>(request: Request<Params>, response: Response, next: NextFunction): Promise<void> => {
    response.locals.principal = await auth.authenticate(request.headers.authorization);
    next();
  };
}
