import { created, now, ok, refused } from './expect.ts';
import type { RequestGroup } from './types.ts';

const oldest = { version: '1.0.0', published_by: 'ada', published_at: '2024-03-01T10:00:00.000Z' };
const middle = { version: '1.1.0', published_by: 'ada', published_at: '2025-01-20T10:00:00.000Z' };
const newest = { version: '2.0.0', published_by: 'ada', published_at: '2026-11-20T10:00:00.000Z' };
const unavailable = 'One of our backend services is unavailable';

export const versions: RequestGroup = {
  heading: 'Versions',
  requests: [
    { title: 'newest first', method: 'GET', path: '/v1/projects/alder/versions', expect: ok([newest, middle, oldest]) },
    { title: 'one of them', method: 'GET', path: '/v1/projects/alder/versions/1.1.0', expect: ok(middle) },
    {
      title: 'one that never was',
      method: 'GET',
      path: '/v1/projects/alder/versions/9.9.9',
      expect: refused(404, 5300, 'Project version not found'),
    },
    { title: 'the latest', method: 'GET', path: '/v1/projects/alder/latest', expect: ok(newest) },
    { title: 'nothing was published yet', method: 'GET', path: '/v1/projects/elm/latest', expect: ok(null) },
    {
      title: 'a manifest',
      method: 'GET',
      path: '/v1/projects/alder/versions/1.1.0/manifest',
      expect: ok({ name: 'alder', version: '1.1.0', dependencies: { aspen: '^1.0.0' } }),
    },
    {
      title: 'a manifest that was not stored whole crashes the route, and tells nobody how',
      method: 'GET',
      path: '/v1/projects/birch/versions/0.9.0/manifest',
      expect: refused(500, 1, 'Internal error'),
    },
    {
      title: 'a version is published',
      method: 'POST',
      path: '/v1/projects/spruce/versions',
      as: 'ada publishing token',
      json: { version: '0.1.0', dependencies: { alder: '^2.0.0' } },
      expect: created('/v1/projects/spruce/versions/0.1.0', {
        version: '0.1.0',
        published_by: 'ada',
        published_at: now,
      }),
    },
    {
      title: 'once and for all',
      method: 'POST',
      path: '/v1/projects/spruce/versions',
      as: 'ada session',
      json: { version: '0.1.0' },
      expect: refused(409, 5301, 'Project version already exists'),
    },
    {
      title: 'it cannot depend on what is not there',
      method: 'POST',
      path: '/v1/projects/spruce/versions',
      as: 'ada session',
      json: { version: '0.2.0', dependencies: { alder: '^2.0.0', baobab: '*' } },
      expect: refused(422, 5400, 'Invalid project dependency'),
    },
    {
      title: 'nor on itself',
      method: 'POST',
      path: '/v1/projects/spruce/versions',
      as: 'ada session',
      json: { version: '0.2.0', dependencies: { spruce: '^0.1.0' } },
      expect: refused(422, 5400, 'Invalid project dependency'),
    },
    {
      title: 'a locked project publishes nothing',
      method: 'POST',
      path: '/v1/projects/cedar/versions',
      as: 'ada session',
      json: { version: '5.0.0' },
      expect: refused(423, 5003, 'Project locked'),
    },
  ],
};

export const downloads: RequestGroup = {
  heading: 'Download counts, from a service behind this one',
  requests: [
    {
      title: 'the counts',
      method: 'GET',
      path: '/v1/projects/alder/downloads',
      expect: ok({ project: 'alder', last_week: 48213, total: 9120455 }),
    },
    {
      title: 'the service hangs up',
      method: 'GET',
      path: '/v1/projects/cypress/downloads',
      expect: refused(503, 6, unavailable, { 'retry-after': '30' }),
    },
    { title: 'it fails', method: 'GET', path: '/v1/projects/birch/downloads', expect: refused(502, 6, unavailable) },
    {
      title: 'it talks nonsense',
      method: 'GET',
      path: '/v1/projects/cedar/downloads',
      expect: refused(502, 6, unavailable),
    },
    {
      title: 'it says nothing',
      method: 'GET',
      path: '/v1/projects/beech/downloads',
      expect: refused(504, 6, unavailable),
    },
  ],
};
