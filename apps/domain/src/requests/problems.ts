import { ok } from './expect.ts';
import type { Expectation, RequestGroup } from './types.ts';

const accept = 'application/problem+json, application/json;q=0.9';

/** A failure as problem details. */
function problem(status: number, reason: string, code: number, title: string, detail: string): Expectation {
  return {
    status,
    code,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', vary: /\bAccept\b/ },
    body: { type: `https://docs.example.com/problems/${reason}`, title, status, detail, reason, code },
  };
}

export const problems: RequestGroup = {
  heading: 'Problem details, for a client that prefers them',
  requests: [
    {
      title: 'a declared failure',
      method: 'GET',
      path: '/v1/users/nobody',
      headers: { accept },
      expect: problem(404, 'USER_NOT_FOUND', 3000, 'User not found', 'User not found'),
    },
    {
      title: 'an unknown route',
      method: 'GET',
      path: '/v1/forests',
      headers: { accept },
      expect: problem(404, 'ROUTE_NOT_FOUND', 2, 'Route not found', 'Route not found'),
    },
    {
      title: 'a body that is no JSON',
      method: 'POST',
      path: '/v1/projects',
      as: 'ada session',
      headers: { accept, 'content-type': 'application/json' },
      body: '{"slug": "sequoia",',
      expect: problem(400, 'INVALID_JSON_BODY', 1001, 'Invalid json body', 'Invalid JSON body payload'),
    },
    {
      title: 'a query that is not what the route asks for says where, and why',
      method: 'GET',
      path: '/v1/projects?page=0',
      headers: { accept },
      expect: {
        ...problem(400, 'INVALID_PARAMETERS', 1000, 'Invalid parameters', 'Invalid parameters'),
        body: {
          type: 'https://docs.example.com/problems/INVALID_PARAMETERS',
          title: 'Invalid parameters',
          status: 400,
          detail: 'Invalid parameters',
          reason: 'INVALID_PARAMETERS',
          code: 1000,
          errors: [{ path: ['page'], code: 'invalid', message: 'must be a positive integer', in: 'query' }],
        },
      },
    },
    {
      title: 'a success stays in the envelope of the API',
      method: 'GET',
      path: '/v1/users/grace',
      headers: { accept },
      expect: ok(
        { name: 'grace', display_name: 'Grace Okafor', joined_at: '2024-04-23T07:45:00.000Z' },
        { 'content-type': 'application/json; charset=utf-8', vary: /\bAccept\b/ },
      ),
    },
  ],
};
