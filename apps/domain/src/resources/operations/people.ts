import { defineOperations } from '@kuvert/core/operations';
import * as z from 'zod';
import { api } from '../contract.ts';
import { newMember, newOrganization, pageQuery } from '../input.ts';
import { member, notification, organization, user } from '../output.ts';
import { bearer, scoped, signedIn } from './callers.ts';

const tags = ['people'];

/** Users, what they are told, and the organizations they form. */
export const peopleOperations = defineOperations(api, {
  getCurrentUser: {
    method: 'GET',
    path: '/v1/user',
    summary: 'The caller',
    tags,
    ok: { data: user },
    errors: [...signedIn, 'USER_NOT_FOUND'],
    security: bearer(),
  },
  getUser: {
    method: 'GET',
    path: '/v1/users/{name}',
    summary: 'A user',
    tags,
    ok: { data: user },
    errors: ['USER_NOT_FOUND'],
  },
  listNotifications: {
    method: 'GET',
    path: '/v1/notifications',
    summary: 'What the caller was told, newest first',
    tags,
    query: pageQuery,
    ok: { data: z.array(notification), page: true },
    errors: signedIn,
    security: bearer(),
  },
  countUnreadNotifications: {
    method: 'GET',
    path: '/v1/notifications/unread',
    summary: 'How much of it the caller has not read',
    tags,
    ok: { data: z.int() },
    errors: signedIn,
    security: bearer(),
  },
  readNotification: {
    method: 'PUT',
    path: '/v1/notifications/{id}/read',
    summary: 'Marks a notification as read',
    tags,
    ok: { status: 204 },
    errors: [...scoped, 'NOTIFICATION_NOT_FOUND', 'NOTIFICATION_ALREADY_READ'],
    security: bearer('notifications:write'),
  },
  createOrganization: {
    method: 'POST',
    path: '/v1/organizations',
    summary: 'Founds an organization',
    tags,
    body: newOrganization,
    ok: { status: 201, data: organization },
    errors: [...scoped, 'ORGANIZATION_SLUG_USED', 'ORGANIZATION_LIMIT_EXCEEDED'],
    security: bearer('organizations:write'),
  },
  getOrganization: {
    method: 'GET',
    path: '/v1/organizations/{slug}',
    summary: 'An organization',
    tags,
    ok: { data: organization },
    errors: ['ORGANIZATION_NOT_FOUND'],
  },
  listMembers: {
    method: 'GET',
    path: '/v1/organizations/{slug}/members',
    summary: 'Who is in an organization',
    tags,
    ok: { data: z.array(member) },
    errors: ['ORGANIZATION_NOT_FOUND'],
  },
  addMember: {
    method: 'POST',
    path: '/v1/organizations/{slug}/members',
    summary: 'Takes a user into an organization',
    tags,
    body: newMember,
    ok: { status: 201, data: member },
    errors: [...scoped, 'MISSING_MEMBER_SCOPE', 'USER_NOT_FOUND', 'ORGANIZATION_NOT_FOUND', 'MEMBER_ALREADY_EXISTS'],
    security: bearer('organizations:write'),
  },
  getMember: {
    method: 'GET',
    path: '/v1/organizations/{slug}/members/{user}',
    summary: 'A member of an organization',
    tags,
    ok: { data: member },
    errors: ['ORGANIZATION_NOT_FOUND', 'MEMBER_NOT_FOUND'],
  },
});
