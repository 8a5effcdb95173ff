import { bodyLimit } from '../limits.ts';
import { leadsRefused } from './expect.ts';
import type { RequestGroup } from './types.ts';

export const leadsPlatform: RequestGroup = {
  heading: 'What no route under /crm/v1 has to think of',
  requests: [
    {
      title: 'an unknown route answers in the envelope of its prefix',
      method: 'GET',
      path: '/crm/v1/deals',
      expect: leadsRefused(404, '90001', 'route was not found'),
    },
    {
      title: 'a prefix ends where a segment does',
      method: 'GET',
      path: '/crm/v10/leads',
      expect: { status: 404, code: 2, body: { code: 2, message: 'Route not found' } },
    },
    {
      title: 'a known route with another method',
      method: 'PUT',
      path: '/crm/v1/leads',
      expect: leadsRefused(405, '90002', 'method is not allowed here', { allow: 'GET, HEAD, POST' }),
    },
    {
      title: 'a path that is not percent-encoded',
      method: 'GET',
      path: '/crm/v1/leads/%zz',
      expect: leadsRefused(400, '90003', 'bad request'),
    },
    {
      title: 'a body that is no JSON',
      method: 'POST',
      path: '/crm/v1/leads',
      headers: { 'content-type': 'application/json' },
      body: "{'name': 'Yara Costa'}",
      expect: leadsRefused(400, '90005', 'malformed JSON body'),
    },
    {
      title: 'a body above 64 KiB',
      method: 'POST',
      path: '/crm/v1/leads',
      json: { name: 'x'.repeat(bodyLimit), email: 'x@example.com', currency: 'BRL' },
      expect: leadsRefused(413, '90006', 'body is too large'),
    },
    {
      title: 'a body of another type',
      method: 'POST',
      path: '/crm/v1/leads',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'name=Yara+Costa',
      expect: leadsRefused(415, '90007', 'body is not JSON'),
    },
    {
      title: 'a page of another origin may read a failure',
      method: 'GET',
      path: '/crm/v1/leads/404',
      headers: { origin: 'https://example.com' },
      expect: leadsRefused(404, '20001', 'lead was not found', { 'access-control-allow-origin': '*' }),
    },
  ],
};
