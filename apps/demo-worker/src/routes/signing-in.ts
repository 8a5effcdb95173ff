import { api, callbackQuery, newToken, operations } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { bodyOf, queryOf } from '../input.ts';
import { callerOf } from '../principal.ts';
import type { Router } from '../router.ts';

const { createToken, finishSigningIn, getToken, listTokens, revokeToken, startSigningIn } = operations;

/** The OAuth dance, and the tokens that programs sign in with. */
export function signingIn(router: Router, services: Services): void {
  const { oauth, tokens } = services;
  const caller = callerOf(services);

  router.get(
    '/v1/oauth/authorize',
    startSigningIn.implement(async () => Response.redirect(await oauth.start(), 302)),
  );
  router.get(
    '/v1/oauth/callback',
    finishSigningIn.implement(async (request) => api.ok(await oauth.finish(await queryOf(request, callbackQuery)))),
  );

  router.get(
    '/v1/tokens',
    listTokens.implement(async (request) => api.ok(await tokens.list(await caller(request)))),
  );
  router.post(
    '/v1/tokens',
    createToken.implement(async (request) =>
      api.created(...(await tokens.create(await caller(request), await bodyOf(request, newToken)))),
    ),
  );
  router.get(
    '/v1/tokens/:id',
    getToken.implement(async (request) => api.ok(await tokens.get(await caller(request), request.params.id))),
  );
  router.delete(
    '/v1/tokens/:id',
    revokeToken.implement(async (request) => {
      await tokens.revoke(await caller(request), request.params.id);
      return api.noContent();
    }),
  );
}
