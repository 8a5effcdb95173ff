import { created, noContent, now, ok, page, refused } from './expect.ts';
import type { RequestGroup } from './types.ts';

const owner = { user: 'ada', role: 'owner', scopes: ['members:write'], joined_at: '2024-05-01T09:00:00.000Z' };
const barbara = { user: 'barbara', role: 'member', scopes: ['members:write'], joined_at: '2024-06-03T11:00:00.000Z' };
const linus = { user: 'linus', role: 'member', scopes: [], joined_at: '2026-11-19T15:40:00.000Z' };

export const notifications: RequestGroup = {
  heading: 'Notifications',
  requests: [
    {
      title: "ada's, newest first",
      method: 'GET',
      path: '/v1/notifications?page_size=2',
      as: 'ada session',
      expect: page(
        [
          { id: 3, subject: 'alder 2.0.0 was published', created_at: '2026-11-20T08:05:00.000Z', read_at: null },
          { id: 2, subject: 'linus joined lighthouse', created_at: '2026-11-19T15:40:00.000Z', read_at: null },
        ],
        2,
        1,
        3,
      ),
    },
    { title: 'how many are unread', method: 'GET', path: '/v1/notifications/unread', as: 'ada session', expect: ok(2) },
    {
      title: 'none is a number, too',
      method: 'GET',
      path: '/v1/notifications/unread',
      as: 'grace session',
      expect: ok(0),
    },
    { title: 'one is read', method: 'PUT', path: '/v1/notifications/3/read', as: 'ada session', expect: noContent },
    {
      title: 'and read again',
      method: 'PUT',
      path: '/v1/notifications/3/read',
      as: 'ada session',
      expect: refused(409, 3201, 'Notification already read'),
    },
    {
      title: 'that of somebody else is not there',
      method: 'PUT',
      path: '/v1/notifications/5/read',
      as: 'ada session',
      expect: refused(404, 3200, 'Notification not found'),
    },
  ],
};

export const organizations: RequestGroup = {
  heading: 'Organizations and their members',
  requests: [
    {
      title: 'an organization',
      method: 'GET',
      path: '/v1/organizations/lighthouse',
      expect: ok({
        slug: 'lighthouse',
        name: 'Lighthouse Collective',
        owner: 'ada',
        created_at: '2024-05-01T09:00:00.000Z',
      }),
    },
    {
      title: 'one that is not there',
      method: 'GET',
      path: '/v1/organizations/darkhouse',
      expect: refused(404, 3500, 'Organization not found'),
    },
    {
      title: 'a new one',
      method: 'POST',
      path: '/v1/organizations',
      as: 'ada session',
      json: { slug: 'waldrand', name: 'Waldrand' },
      expect: created('/v1/organizations/waldrand', {
        slug: 'waldrand',
        name: 'Waldrand',
        owner: 'ada',
        created_at: now,
      }),
    },
    {
      title: 'its slug is taken',
      method: 'POST',
      path: '/v1/organizations',
      as: 'grace session',
      json: { slug: 'waldrand', name: 'Another Waldrand' },
      expect: refused(409, 3501, 'Organization slug already used'),
    },
    {
      title: 'margaret owns three',
      method: 'POST',
      path: '/v1/organizations',
      as: 'margaret session',
      json: { slug: 'feder', name: 'Feder' },
      expect: refused(403, 3502, 'Organization exceeds limit'),
    },
    {
      title: 'the members',
      method: 'GET',
      path: '/v1/organizations/lighthouse/members',
      expect: ok([owner, barbara, linus]),
    },
    { title: 'one of them', method: 'GET', path: '/v1/organizations/lighthouse/members/linus', expect: ok(linus) },
    {
      title: 'somebody who is none',
      method: 'GET',
      path: '/v1/organizations/lighthouse/members/ken',
      expect: refused(404, 3600, 'Organization member not found'),
    },
    {
      title: 'a member without the scope adds nobody',
      method: 'POST',
      path: '/v1/organizations/lighthouse/members',
      as: 'linus session',
      json: { user: 'ken' },
      expect: refused(403, 2202, 'Unauthorized, missing required organization member scope'),
    },
    {
      title: 'the owner adds somebody',
      method: 'POST',
      path: '/v1/organizations/lighthouse/members',
      as: 'ada session',
      json: { user: 'ken' },
      expect: created('/v1/organizations/lighthouse/members/ken', {
        user: 'ken',
        role: 'member',
        scopes: [],
        joined_at: now,
      }),
    },
    {
      title: 'who is a member now',
      method: 'POST',
      path: '/v1/organizations/lighthouse/members',
      as: 'ada session',
      json: { user: 'ken' },
      expect: refused(409, 3601, 'Organization member already exists'),
    },
    {
      title: 'nobody can add nobody',
      method: 'POST',
      path: '/v1/organizations/lighthouse/members',
      as: 'ada session',
      json: { user: 'nobody' },
      expect: refused(404, 3000, 'User not found'),
    },
  ],
};
