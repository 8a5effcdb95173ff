import { api, bodyLimit, callbackQuery, newToken, operations } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { send, validJson, validQuery } from '@kuvert/hono';
import { Hono } from 'hono';
import { signedIn } from '../principal.ts';

const { createToken, finishSigningIn, getToken, listTokens, revokeToken, startSigningIn } = operations;

/** The OAuth dance, and the tokens that programs sign in with. */
export function signingIn(services: Services) {
  const { oauth, tokens } = services;
  const auth = signedIn(services);
  return new Hono()
    .get('/oauth/authorize', async (c) => c.redirect(await startSigningIn.run(async () => oauth.start())))
    .get('/oauth/callback', validQuery(callbackQuery), async (c) =>
      send(c, await finishSigningIn.run(async () => api.ok(await oauth.finish(c.req.valid('query'))))),
    )
    .get('/tokens', auth, async (c) =>
      send(c, await listTokens.run(async () => api.ok(await tokens.list(c.var.principal)))),
    )
    .post('/tokens', auth, validJson(newToken, { limit: bodyLimit }), async (c) =>
      send(
        c,
        await createToken.run(async () => api.created(...(await tokens.create(c.var.principal, c.req.valid('json'))))),
      ),
    )
    .get('/tokens/:id', auth, async (c) =>
      send(c, await getToken.run(async () => api.ok(await tokens.get(c.var.principal, c.req.param('id'))))),
    )
    .delete('/tokens/:id', auth, async (c) =>
      send(
        c,
        await revokeToken.run(async () => {
          await tokens.revoke(c.var.principal, c.req.param('id'));
          return api.noContent();
        }),
      ),
    );
}
