import { now, created, noContent, ok, refused } from './expect.ts';
import type { RequestGroup } from './types.ts';

const ada = { name: 'ada', display_name: 'Ada Brandt', joined_at: '2024-02-11T08:30:00.000Z' };
const robot = {
  id: 6,
  name: 'release robot',
  scopes: ['projects:write'],
  created_at: '2026-10-01T08:00:00.000Z',
  expires_at: null,
};
const dashboard = { ...robot, id: 7, name: 'dashboard', scopes: [] };
const unauthenticated = refused(401, 2000, 'Unauthenticated', { 'www-authenticate': 'Bearer realm="kuvert-demo"' });
const noLongerValid = refused(401, 2000, 'Unauthenticated', {
  'www-authenticate': 'Bearer realm="kuvert-demo", error="invalid_token"',
});
const badHeader = refused(401, 2001, 'Invalid auth header', {
  'www-authenticate': 'Bearer realm="kuvert-demo", error="invalid_request"',
});

export const authorization: RequestGroup = {
  heading: 'Who is asking',
  requests: [
    { title: 'a session', method: 'GET', path: '/v1/user', as: 'ada session', expect: ok(ada) },
    { title: 'an API token', method: 'GET', path: '/v1/user', as: 'ada reading token', expect: ok(ada) },
    { title: 'nobody', method: 'GET', path: '/v1/user', expect: unauthenticated },
    { title: 'an expired session', method: 'GET', path: '/v1/user', as: 'ada expired session', expect: noLongerValid },
    { title: 'a revoked token', method: 'GET', path: '/v1/user', as: 'ada revoked token', expect: noLongerValid },
    {
      title: 'a token nobody was given',
      method: 'GET',
      path: '/v1/user',
      headers: { authorization: 'Bearer kvt_00000000000000000000000000000000' },
      expect: noLongerValid,
    },
    {
      title: 'another scheme',
      method: 'GET',
      path: '/v1/user',
      headers: { authorization: 'Basic YWRhOmxvdmVsYWNl' },
      expect: badHeader,
    },
    {
      title: 'two tokens',
      method: 'GET',
      path: '/v1/user',
      headers: { authorization: 'Bearer one two' },
      expect: badHeader,
    },
    {
      title: 'a token of another form',
      method: 'GET',
      path: '/v1/user',
      headers: { authorization: 'Bearer ghp_notoneofours' },
      expect: refused(401, 2002, 'Invalid token format', {
        'www-authenticate': 'Bearer realm="kuvert-demo", error="invalid_token"',
      }),
    },
    {
      title: 'a token without the scope',
      method: 'PATCH',
      path: '/v1/projects/aspen',
      as: 'ada reading token',
      json: { license: 'MIT' },
      expect: refused(403, 2201, 'Unauthorized, missing required token scope', {
        'www-authenticate': 'Bearer realm="kuvert-demo", error="insufficient_scope", scope="projects:write"',
      }),
    },
  ],
};

export const oauth: RequestGroup = {
  heading: 'Signing in with a provider',
  requests: [
    {
      title: 'the browser is sent to the provider with a fresh state',
      method: 'GET',
      path: '/v1/oauth/authorize',
      expect: {
        status: 302,
        code: null,
        headers: {
          location:
            '{upstream}/oauth/authorize?response_type=code&client_id=kuvert-demo&state=5eed0000000000000000000000000001',
        },
      },
    },
    {
      title: 'it comes back with a code, and a session is opened',
      method: 'GET',
      path: '/v1/oauth/callback?code=granted-to-grace&state=5eed0000000000000000000000000001',
      expect: ok({
        user: 'grace',
        token: 'kvs_5eed0000000000000000000000000002',
        expires_at: '2026-12-22T12:00:00.000Z',
      }),
    },
    {
      title: 'the session is a session',
      method: 'GET',
      path: '/v1/notifications/unread',
      headers: { authorization: 'Bearer kvs_5eed0000000000000000000000000002' },
      expect: ok(0),
    },
    {
      title: 'a state is good for one use',
      method: 'GET',
      path: '/v1/oauth/callback?code=granted-to-grace&state=5eed0000000000000000000000000001',
      expect: refused(400, 2101, 'Invalid OAuth state'),
    },
    {
      title: 'a state that was left lying too long',
      method: 'GET',
      path: '/v1/oauth/callback?code=granted-to-grace&state=57a7e000000000000000000000000004',
      expect: refused(400, 2101, 'Invalid OAuth state'),
    },
    {
      title: 'a code the provider refuses',
      method: 'GET',
      path: '/v1/oauth/callback?code=guessed&state=57a7e000000000000000000000000001',
      expect: refused(400, 2100, 'Invalid OAuth code'),
    },
    {
      title: 'a provider that names somebody who has no account here',
      method: 'GET',
      path: '/v1/oauth/callback?code=granted-to-a-stranger&state=57a7e000000000000000000000000002',
      expect: refused(502, 6, 'One of our backend services is unavailable'),
    },
    {
      title: 'a callback without a code',
      method: 'GET',
      path: '/v1/oauth/callback?state=57a7e000000000000000000000000003',
      expect: refused(400, 1000, 'Invalid parameters'),
    },
  ],
};

export const tokens: RequestGroup = {
  heading: 'API tokens',
  requests: [
    { title: "ada's tokens", method: 'GET', path: '/v1/tokens', as: 'ada session', expect: ok([robot, dashboard]) },
    { title: 'linus has none', method: 'GET', path: '/v1/tokens', as: 'linus session', expect: ok([]) },
    {
      title: 'a new token shows its text this once',
      method: 'POST',
      path: '/v1/tokens',
      as: 'ada session',
      json: { name: 'laptop', scopes: ['notifications:write'], expires_in_days: 30 },
      expect: created('/v1/tokens/10', {
        id: 10,
        name: 'laptop',
        scopes: ['notifications:write'],
        created_at: now,
        expires_at: '2026-12-22T12:00:00.000Z',
        token: 'kvt_5eed0000000000000000000000000004',
      }),
    },
    {
      title: 'and never again',
      method: 'GET',
      path: '/v1/tokens/10',
      as: 'ada session',
      expect: ok({
        id: 10,
        name: 'laptop',
        scopes: ['notifications:write'],
        created_at: now,
        expires_at: '2026-12-22T12:00:00.000Z',
      }),
    },
    {
      title: 'a token cannot manage tokens',
      method: 'DELETE',
      path: '/v1/tokens/7',
      headers: { authorization: 'Bearer kvt_5eed0000000000000000000000000004' },
      expect: refused(403, 4, 'Authentication method not allowed'),
    },
    { title: 'a token is revoked', method: 'DELETE', path: '/v1/tokens/10', as: 'ada session', expect: noContent },
    {
      title: 'and opens nothing any more',
      method: 'GET',
      path: '/v1/user',
      headers: { authorization: 'Bearer kvt_5eed0000000000000000000000000004' },
      expect: noLongerValid,
    },
    {
      title: 'a token of somebody else is not there',
      method: 'DELETE',
      path: '/v1/tokens/6',
      as: 'grace session',
      expect: refused(404, 4000, 'Token not found'),
    },
  ],
};
