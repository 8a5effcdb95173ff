import { api, newMember, newOrganization, operations, pageQuery } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { Router } from '@koa/router';
import { validate } from '@kuvert/core';
import { readBody, readQuery } from '@kuvert/koa';
import type { DefaultState } from 'koa';
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

/** The parameters of the routes' paths. */
interface Params {
  params: { name: string; id: string; slug: string; user: string };
}

/** Users, what they are told, and the organizations they form. */
export function people(services: Services) {
  const { users, notifications, organizations, members } = services;
  const auth = signedIn(services);
  const router = new Router<DefaultState, Params>({ prefix: '/v1' });

  router.get('/user', auth, async (ctx) => {
    ctx.body = await getCurrentUser.run(async () => api.ok(await users.current(ctx.principal)));
  });
  router.get('/users/:name', async (ctx) => {
    ctx.body = await getUser.run(async () => api.ok(await users.get(ctx.params.name)));
  });

  router.get('/notifications', auth, async (ctx) => {
    ctx.body = await listNotifications.run(async () => {
      const query = await validate(pageQuery, readQuery(ctx), 'query');
      return api.page(...(await notifications.list(ctx.principal, query)));
    });
  });
  router.get('/notifications/unread', auth, async (ctx) => {
    ctx.body = await countUnreadNotifications.run(async () => api.ok(await notifications.unread(ctx.principal)));
  });
  router.put('/notifications/:id/read', auth, async (ctx) => {
    ctx.body = await readNotification.run(async () => {
      await notifications.read(ctx.principal, ctx.params.id);
      return api.noContent();
    });
  });

  router.post('/organizations', auth, async (ctx) => {
    ctx.body = await createOrganization.run(async () =>
      api.created(...(await organizations.create(ctx.principal, await readBody(ctx, newOrganization)))),
    );
  });
  router.get('/organizations/:slug', async (ctx) => {
    ctx.body = await getOrganization.run(async () => api.ok(await organizations.get(ctx.params.slug)));
  });
  router.get('/organizations/:slug/members', async (ctx) => {
    ctx.body = await listMembers.run(async () => api.ok(await members.list(ctx.params.slug)));
  });
  router.post('/organizations/:slug/members', auth, async (ctx) => {
    ctx.body = await addMember.run(async () =>
      api.created(...(await members.add(ctx.principal, ctx.params.slug, await readBody(ctx, newMember)))),
    );
  });
  router.get('/organizations/:slug/members/:user', async (ctx) => {
    ctx.body = await getMember.run(async () => api.ok(await members.get(ctx.params.slug, ctx.params.user)));
  });
  return router;
}
