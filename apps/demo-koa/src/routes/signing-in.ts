import { api, callbackQuery, newToken, operations } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { Router } from '@koa/router';
import { validate } from '@kuvert/core';
import { readBody, readQuery } from '@kuvert/koa';
import type { DefaultState } from 'koa';
import { signedIn } from '../principal.ts';

const { createToken, finishSigningIn, getToken, listTokens, revokeToken, startSigningIn } = operations;

/** The parameters of the routes' paths. */
interface Params {
  params: { id: string };
}

/** The OAuth dance, and the tokens that programs sign in with. */
export function signingIn(services: Services) {
  const { oauth, tokens } = services;
  const auth = signedIn(services);
  const router = new Router<DefaultState, Params>({ prefix: '/v1' });

  router.get('/oauth/authorize', async (ctx) => {
    ctx.status = 302;
    ctx.set('Location', await startSigningIn.run(async () => oauth.start()));
    // Without a body Koa writes the status as text; an empty one has no type.
    ctx.body = '';
    ctx.type = '';
  });
  router.get('/oauth/callback', async (ctx) => {
    ctx.body = await finishSigningIn.run(async () =>
      api.ok(await oauth.finish(await validate(callbackQuery, readQuery(ctx), 'query'))),
    );
  });

  router.get('/tokens', auth, async (ctx) => {
    ctx.body = await listTokens.run(async () => api.ok(await tokens.list(ctx.principal)));
  });
  router.post('/tokens', auth, async (ctx) => {
    ctx.body = await createToken.run(async () =>
      api.created(...(await tokens.create(ctx.principal, await readBody(ctx, newToken)))),
    );
  });
  router.get('/tokens/:id', auth, async (ctx) => {
    ctx.body = await getToken.run(async () => api.ok(await tokens.get(ctx.principal, ctx.params.id)));
  });
  router.delete('/tokens/:id', auth, async (ctx) => {
    ctx.body = await revokeToken.run(async () => {
      await tokens.revoke(ctx.principal, ctx.params.id);
      return api.noContent();
    });
  });
  return router;
}
