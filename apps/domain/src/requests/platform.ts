import { bodyLimit } from '../limits.ts';
import { ok, refused } from './expect.ts';
import type { RequestGroup } from './types.ts';

const grace = { name: 'grace', display_name: 'Grace Okafor', joined_at: '2024-04-23T07:45:00.000Z' };

export const platform: RequestGroup = {
  heading: 'What no route has to think of',
  requests: [
    {
      title: 'a success is enveloped, whatever Accept says',
      method: 'GET',
      path: '/v1/users/grace',
      headers: { accept: 'text/html' },
      expect: ok(grace, { 'content-type': 'application/json; charset=utf-8', 'x-content-type-options': 'nosniff' }),
    },
    {
      title: 'HEAD answers as GET does, without the body',
      method: 'HEAD',
      path: '/v1/users/grace',
      expect: { status: 200, code: null, headers: { 'content-type': 'application/json; charset=utf-8' } },
    },
    {
      title: 'HEAD of what is not there has the status alone',
      method: 'HEAD',
      path: '/v1/users/nobody',
      expect: { status: 404, code: null, headers: { 'cache-control': 'no-store' } },
    },
    {
      title: 'an unknown route',
      method: 'GET',
      path: '/v1/forests',
      expect: refused(404, 2, 'Route not found', { 'x-content-type-options': 'nosniff' }),
    },
    {
      title: 'an unknown route outside every prefix',
      method: 'GET',
      path: '/',
      expect: refused(404, 2, 'Route not found'),
    },
    {
      title: 'a known route with another method says which it has',
      method: 'DELETE',
      path: '/v1/users/grace',
      expect: refused(405, 2, 'Route not found', { allow: 'GET, HEAD' }),
    },
    {
      title: 'a route with two methods lists both',
      method: 'PUT',
      path: '/v1/projects/alder',
      expect: refused(405, 2, 'Route not found', { allow: 'GET, HEAD, PATCH' }),
    },
    {
      title: 'a path that is not percent-encoded UTF-8',
      method: 'GET',
      path: '/v1/projects/%E0%A4%A',
      expect: refused(400, 1000, 'Invalid parameters'),
    },
    {
      title: 'a query that is not percent-encoded UTF-8',
      method: 'GET',
      path: '/v1/projects?owner=%ff',
      expect: refused(400, 1000, 'Invalid parameters'),
    },
    {
      title: 'a page of another origin may read a success',
      method: 'GET',
      path: '/v1/users/grace',
      headers: { origin: 'https://example.com' },
      expect: ok(grace, { 'access-control-allow-origin': '*' }),
    },
    {
      title: 'and a failure',
      method: 'GET',
      path: '/v1/users/nobody',
      headers: { origin: 'https://example.com' },
      expect: refused(404, 3000, 'User not found', { 'access-control-allow-origin': '*' }),
    },
    {
      title: 'a request id is repeated',
      method: 'GET',
      path: '/v1/users/grace',
      headers: { 'x-request-id': 'tour-0001' },
      expect: ok(grace, { 'x-request-id': 'tour-0001' }),
    },
    {
      title: 'a request id that is not safe to repeat is replaced',
      method: 'GET',
      path: '/v1/users/nobody',
      headers: { 'x-request-id': '<b>tour</b> 0002' },
      expect: refused(404, 3000, 'User not found', { 'x-request-id': /^[0-9a-f-]{36}$/ }),
    },
    {
      title: 'a body that is no JSON',
      method: 'POST',
      path: '/v1/projects',
      as: 'ada session',
      headers: { 'content-type': 'application/json' },
      body: '{"slug": "sequoia",',
      expect: refused(400, 1001, 'Invalid JSON body payload'),
    },
    {
      title: 'an empty body is none, and the route asks for one',
      method: 'POST',
      path: '/v1/projects',
      as: 'ada session',
      headers: { 'content-type': 'application/json' },
      body: '',
      expect: refused(400, 1000, 'Invalid parameters'),
    },
    {
      title: 'a body that is JSON and not what the route asks for',
      method: 'POST',
      path: '/v1/projects',
      as: 'ada session',
      json: { slug: 7 },
      expect: refused(400, 1000, 'Invalid parameters'),
    },
    {
      title: 'a body above 64 KiB',
      method: 'POST',
      path: '/v1/projects',
      as: 'ada session',
      json: { slug: 'sequoia', summary: 'x'.repeat(bodyLimit) },
      expect: refused(413, 1000, 'Invalid parameters'),
    },
    {
      title: 'a body of another type',
      method: 'POST',
      path: '/v1/projects',
      as: 'ada session',
      headers: { 'content-type': 'text/plain' },
      body: 'a project called sequoia, please',
      expect: refused(415, 1000, 'Invalid parameters'),
    },
  ],
};
