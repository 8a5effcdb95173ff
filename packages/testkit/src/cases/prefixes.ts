import type { Case } from '../case.ts';
import { api, crm } from '../contracts.ts';
import { crmFailure, crmOk, failure } from '../expect.ts';
import type { Route } from '../harness.ts';
import { get } from '../on.ts';

const unknown = crmFailure(404, '10002', 'Endpoint not found');
const leads: Route = {
  method: 'GET',
  mounts: ['/crm', '/v1'],
  path: '/leads/:lead',
  handle: ({ params }) => crm.ok(params),
};

/** Two contracts in one server: a fault below a prefix answers in that prefix's contract. */
export const prefixes: readonly Case[] = [
  {
    id: 'prefix-unknown',
    title: 'an unknown route below a prefix speaks its envelope',
    why: 'several contracts can live in one server',
    request: { path: '/crm/nowhere' },
    expect: unknown,
  },
  {
    id: 'prefix-itself',
    title: 'the prefix itself is below it',
    why: 'a prefix is made of whole segments',
    request: { path: '/crm' },
    expect: unknown,
  },
  {
    id: 'prefix-query',
    title: 'a query does not hide the prefix',
    why: 'a prefix is one of the path',
    request: { path: '/crm?page=1' },
    expect: unknown,
  },
  {
    id: 'prefix-look-alike',
    title: 'a path that only begins alike is not below the prefix',
    why: 'a prefix is made of whole segments',
    request: { path: '/crmx/leads' },
    expect: failure(404, 2, 'Route not found'),
  },
  {
    id: 'prefix-nested',
    title: 'a nested route below a prefix is found',
    why: 'the plain case',
    route: leads,
    request: { path: '/crm/v1/leads/7' },
    expect: crmOk({ lead: '7' }),
  },
  {
    id: 'prefix-405',
    title: 'a wrong method below a prefix speaks its envelope',
    why: 'the fault is the path’s',
    request: { method: 'POST', path: '/crm/v1/leads/7' },
    expect: crmFailure(405, '10002', 'Endpoint not found', { allow: 'GET, HEAD' }),
  },
  {
    id: 'prefix-undecodable',
    title: 'a path that does not decode below a prefix speaks its envelope',
    why: 'the fault is the path’s',
    request: { path: '/crm/v1/leads/%E0%A4%A' },
    expect: crmFailure(400, '10001', 'Invalid request'),
  },
  {
    id: 'prefix-own-success',
    title: 'a success speaks the envelope of its own contract wherever it is returned',
    why: 'the outcome belongs to the contract that made it',
    ...get('/prefix/own-success', () => api.ok('alder')),
    expect: { status: 200, body: { code: 0, message: 'OK', data: 'alder' } },
  },
];
