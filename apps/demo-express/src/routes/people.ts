import { api, newMember, newOrganization, operations, pageQuery } from '@kuvert-demo/domain';
import type { Services } from '@kuvert-demo/domain';
import { validate } from '@kuvert/core';
import { readBody, readQuery } from '@kuvert/express';
import type { ExpressKuvert } from '@kuvert/express';
import { Router } from 'express';
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

interface Organization {
  slug: string;
}
interface Member extends Organization {
  user: string;
}

/** Users, what they are told, and the organizations they form. */
export function people({ handler }: ExpressKuvert, services: Services): Router {
  const { users, notifications, organizations, members } = services;
  const auth = signedIn(services);
  const router = Router();

  router.get(
    '/user',
    auth,
    handler(getCurrentUser.implement(async (_, res) => api.ok(await users.current(res.locals.principal)))),
  );
  router.get(
    '/users/:name',
    handler<{ name: string }>(getUser.implement(async (req) => api.ok(await users.get(req.params.name)))),
  );

  router.get(
    '/notifications',
    auth,
    handler(
      listNotifications.implement(async (req, res) => {
        const query = await validate(pageQuery, readQuery(req), 'query');
        return api.page(...(await notifications.list(res.locals.principal, query)));
      }),
    ),
  );
  router.get(
    '/notifications/unread',
    auth,
    handler(
      countUnreadNotifications.implement(async (_, res) => api.ok(await notifications.unread(res.locals.principal))),
    ),
  );
  router.put(
    '/notifications/:id/read',
    auth,
    handler<{ id: string }>(
      readNotification.implement(async (req, res) => {
        await notifications.read(res.locals.principal, req.params.id);
        return api.noContent();
      }),
    ),
  );

  router.post(
    '/organizations',
    auth,
    handler(
      createOrganization.implement(async (req, res) =>
        api.created(...(await organizations.create(res.locals.principal, await readBody(req, newOrganization)))),
      ),
    ),
  );
  router.get(
    '/organizations/:slug',
    handler<Organization>(getOrganization.implement(async (req) => api.ok(await organizations.get(req.params.slug)))),
  );
  router.get(
    '/organizations/:slug/members',
    handler<Organization>(listMembers.implement(async (req) => api.ok(await members.list(req.params.slug)))),
  );
  router.post(
    '/organizations/:slug/members',
    auth,
    handler<Organization>(
      addMember.implement(async (req, res) =>
        api.created(...(await members.add(res.locals.principal, req.params.slug, await readBody(req, newMember)))),
      ),
    ),
  );
  router.get(
    '/organizations/:slug/members/:user',
    handler<Member>(getMember.implement(async (req) => api.ok(await members.get(req.params.slug, req.params.user)))),
  );
  return router;
}
