import { api, bodyLimit, newMember, newOrganization, operations, pageQuery } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { send, validJson, validQuery } from '@kuvert/hono';
import { Hono } from 'hono';
import { signedIn } from '../principal.ts';

const {
  addMember,
  countUnreadNotifications,
  createOrganization,
  getCurrentUser,
  getMember,
  getOrganization,
  getUser,
  listMembers,
  listNotifications,
  readNotification,
} = operations;

/** Users, what they are told, and the organizations they form. */
export function people(services: Services) {
  const { users, notifications, organizations, members } = services;
  const auth = signedIn(services);
  return new Hono()
    .get('/user', auth, async (c) =>
      send(c, await getCurrentUser.run(async () => api.ok(await users.current(c.var.principal)))),
    )
    .get('/users/:name', async (c) =>
      send(c, await getUser.run(async () => api.ok(await users.get(c.req.param('name'))))),
    )

    .get('/notifications', auth, validQuery(pageQuery), async (c) =>
      send(
        c,
        await listNotifications.run(async () =>
          api.page(...(await notifications.list(c.var.principal, c.req.valid('query')))),
        ),
      ),
    )
    .get('/notifications/unread', auth, async (c) =>
      send(c, await countUnreadNotifications.run(async () => api.ok(await notifications.unread(c.var.principal)))),
    )
    .put('/notifications/:id/read', auth, async (c) =>
      send(
        c,
        await readNotification.run(async () => {
          await notifications.read(c.var.principal, c.req.param('id'));
          return api.noContent();
        }),
      ),
    )

    .post('/organizations', auth, validJson(newOrganization, { limit: bodyLimit }), async (c) =>
      send(
        c,
        await createOrganization.run(async () =>
          api.created(...(await organizations.create(c.var.principal, c.req.valid('json')))),
        ),
      ),
    )
    .get('/organizations/:slug', async (c) =>
      send(c, await getOrganization.run(async () => api.ok(await organizations.get(c.req.param('slug'))))),
    )
    .get('/organizations/:slug/members', async (c) =>
      send(c, await listMembers.run(async () => api.ok(await members.list(c.req.param('slug'))))),
    )
    .post('/organizations/:slug/members', auth, validJson(newMember, { limit: bodyLimit }), async (c) =>
      send(
        c,
        await addMember.run(async () =>
          api.created(...(await members.add(c.var.principal, c.req.param('slug'), c.req.valid('json')))),
        ),
      ),
    )
    .get('/organizations/:slug/members/:user', async (c) =>
      send(c, await getMember.run(async () => api.ok(await members.get(c.req.param('slug'), c.req.param('user'))))),
    );
}
