import { api, newMember, newOrganization, operations, pageQuery } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { bodyOf, queryOf } from '../input.ts';
import { callerOf } from '../principal.ts';
import type { Router } from '../router.ts';

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
export function people(router: Router, services: Services): void {
  const { users, notifications, organizations, members } = services;
  const caller = callerOf(services);

  router.get(
    '/v1/user',
    getCurrentUser.implement(async (request) => api.ok(await users.current(await caller(request)))),
  );
  router.get(
    '/v1/users/:name',
    getUser.implement(async ({ params }) => api.ok(await users.get(params.name))),
  );

  router.get(
    '/v1/notifications',
    listNotifications.implement(async (request) =>
      api.page(...(await notifications.list(await caller(request), await queryOf(request, pageQuery)))),
    ),
  );
  router.get(
    '/v1/notifications/unread',
    countUnreadNotifications.implement(async (request) => api.ok(await notifications.unread(await caller(request)))),
  );
  router.put(
    '/v1/notifications/:id/read',
    readNotification.implement(async (request) => {
      await notifications.read(await caller(request), request.params.id);
      return api.noContent();
    }),
  );

  router.post(
    '/v1/organizations',
    createOrganization.implement(async (request) =>
      api.created(...(await organizations.create(await caller(request), await bodyOf(request, newOrganization)))),
    ),
  );
  router.get(
    '/v1/organizations/:slug',
    getOrganization.implement(async ({ params }) => api.ok(await organizations.get(params.slug))),
  );
  router.get(
    '/v1/organizations/:slug/members',
    listMembers.implement(async ({ params }) => api.ok(await members.list(params.slug))),
  );
  router.post(
    '/v1/organizations/:slug/members',
    addMember.implement(async (request) =>
      api.created(...(await members.add(await caller(request), request.params.slug, await bodyOf(request, newMember)))),
    ),
  );
  router.get(
    '/v1/organizations/:slug/members/:user',
    getMember.implement(async ({ params }) => api.ok(await members.get(params.slug, params.user))),
  );
}
