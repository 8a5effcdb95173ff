import { api, bodyLimit, callbackQuery, newToken } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { send, validJson, validQuery } from '@kuvert/hono';
import { Hono } from 'hono';
import { signedIn } from '../principal.ts';

/** The OAuth dance, and the tokens that programs sign in with. */
export function signingIn(services: Services) {
  const { oauth, tokens } = services;
  const auth = signedIn(services);
  return new Hono()
    .get('/oauth/authorize', async (c) => c.redirect(await oauth.start()))
    .get('/oauth/callback', validQuery(callbackQuery), async (c) =>
      send(c, api.ok(await oauth.finish(c.req.valid('query')))),
    )
    .get('/tokens', auth, async (c) => send(c, api.ok(await tokens.list(c.var.principal))))
    .post('/tokens', auth, validJson(newToken, { limit: bodyLimit }), async (c) =>
      send(c, api.created(...(await tokens.create(c.var.principal, c.req.valid('json'))))),
    )
    .get('/tokens/:id', auth, async (c) => send(c, api.ok(await tokens.get(c.var.principal, c.req.param('id')))))
    .delete('/tokens/:id', auth, async (c) => {
      await tokens.revoke(c.var.principal, c.req.param('id'));
      return send(c, api.noContent());
    });
}
