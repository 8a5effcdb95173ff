import { api, bodyLimit, newMember, newOrganization, pageQuery } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { send, validJson, validQuery } from '@kuvert/hono';
import { Hono } from 'hono';
import { signedIn } from '../principal.ts';

/** Users, what they are told, and the organizations they form. */
export function people(services: Services) {
  const { users, notifications, organizations, members } = services;
  const auth = signedIn(services);
  return new Hono()
    .get('/user', auth, async (c) => send(c, api.ok(await users.current(c.var.principal))))
    .get('/users/:name', async (c) => send(c, api.ok(await users.get(c.req.param('name')))))

    .get('/notifications', auth, validQuery(pageQuery), async (c) =>
      send(c, api.page(...(await notifications.list(c.var.principal, c.req.valid('query'))))),
    )
    .get('/notifications/unread', auth, async (c) => send(c, api.ok(await notifications.unread(c.var.principal))))
    .put('/notifications/:id/read', auth, async (c) => {
      await notifications.read(c.var.principal, c.req.param('id'));
      return send(c, api.noContent());
    })

    .post('/organizations', auth, validJson(newOrganization, { limit: bodyLimit }), async (c) =>
      send(c, api.created(...(await organizations.create(c.var.principal, c.req.valid('json'))))),
    )
    .get('/organizations/:slug', async (c) => send(c, api.ok(await organizations.get(c.req.param('slug')))))
    .get('/organizations/:slug/members', async (c) => send(c, api.ok(await members.list(c.req.param('slug')))))
    .post('/organizations/:slug/members', auth, validJson(newMember, { limit: bodyLimit }), async (c) =>
      send(c, api.created(...(await members.add(c.var.principal, c.req.param('slug'), c.req.valid('json'))))),
    )
    .get('/organizations/:slug/members/:user', async (c) =>
      send(c, api.ok(await members.get(c.req.param('slug'), c.req.param('user')))),
    );
}
