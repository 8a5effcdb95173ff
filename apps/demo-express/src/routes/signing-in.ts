import { api, callbackQuery, newToken, operations } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { validate } from '@kuvert/core';
import { readBody, readQuery } from '@kuvert/express';
import type { ExpressKuvert } from '@kuvert/express';
import { Router } from 'express';
import { signedIn } from '../principal.ts';

const { createToken, finishSigningIn, getToken, listTokens, revokeToken, startSigningIn } = operations;

/** The OAuth dance, and the tokens that programs sign in with. */
export function signingIn({ handler }: ExpressKuvert, services: Services): Router {
  const { oauth, tokens } = services;
  const auth = signedIn(services);
  const router = Router();

  router.get(
    '/oauth/authorize',
    handler(
      startSigningIn.implement(async (_, res) =>
        res
          .status(302)
          .location(await oauth.start())
          .end(),
      ),
    ),
  );
  router.get(
    '/oauth/callback',
    handler(
      finishSigningIn.implement(async (req) =>
        api.ok(await oauth.finish(await validate(callbackQuery, readQuery(req), 'query'))),
      ),
    ),
  );

  router.get(
    '/tokens',
    auth,
    handler(listTokens.implement(async (_, res) => api.ok(await tokens.list(res.locals.principal)))),
  );
  router.post(
    '/tokens',
    auth,
    handler(
      createToken.implement(async (req, res) =>
        api.created(...(await tokens.create(res.locals.principal, await readBody(req, newToken)))),
      ),
    ),
  );
  router.get(
    '/tokens/:id',
    auth,
    handler<{ id: string }>(
      getToken.implement(async (req, res) => api.ok(await tokens.get(res.locals.principal, req.params.id))),
    ),
  );
  router.delete(
    '/tokens/:id',
    auth,
    handler<{ id: string }>(
      revokeToken.implement(async (req, res) => {
        await tokens.revoke(res.locals.principal, req.params.id);
        return api.noContent();
      }),
    ),
  );
  return router;
}
