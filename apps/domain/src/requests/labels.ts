import { created, noContent, ok, refused } from './expect.ts';
import type { RequestGroup } from './types.ts';

export const keywords: RequestGroup = {
  heading: 'Keywords',
  requests: [
    { title: 'those of aspen', method: 'GET', path: '/v1/projects/aspen/keywords', expect: ok(['network', 'retry']) },
    { title: 'elm has none', method: 'GET', path: '/v1/projects/elm/keywords', expect: ok([]) },
    {
      title: 'a new one',
      method: 'POST',
      path: '/v1/projects/aspen/keywords',
      as: 'ada session',
      json: { name: 'backoff' },
      expect: created('/v1/projects/aspen/keywords/backoff', { name: 'backoff' }),
    },
    {
      title: 'the same again',
      method: 'POST',
      path: '/v1/projects/aspen/keywords',
      as: 'ada session',
      json: { name: 'backoff' },
      expect: refused(409, 5101, 'Project keyword already exists'),
    },
    {
      title: 'a sixth',
      method: 'POST',
      path: '/v1/projects/alder/keywords',
      as: 'ada session',
      json: { name: 'server' },
      expect: refused(403, 5102, 'Project keyword exceeds limit'),
    },
    {
      title: 'one is taken away',
      method: 'DELETE',
      path: '/v1/projects/aspen/keywords/backoff',
      as: 'ada session',
      expect: noContent,
    },
    {
      title: 'and is not there any more',
      method: 'DELETE',
      path: '/v1/projects/aspen/keywords/backoff',
      as: 'ada session',
      expect: refused(404, 5100, 'Project keyword not found'),
    },
  ],
};

export const channels: RequestGroup = {
  heading: 'Channels',
  requests: [
    { title: 'those of aspen', method: 'GET', path: '/v1/projects/aspen/channels', expect: ok(['latest']) },
    {
      title: 'a new one',
      method: 'POST',
      path: '/v1/projects/aspen/channels',
      as: 'ada session',
      json: { name: 'nightly' },
      expect: created('/v1/projects/aspen/channels/nightly', { name: 'nightly' }),
    },
    {
      title: 'the same again',
      method: 'POST',
      path: '/v1/projects/aspen/channels',
      as: 'ada session',
      json: { name: 'latest' },
      expect: refused(409, 5201, 'Project channel already exists'),
    },
    {
      title: 'a sixth',
      method: 'POST',
      path: '/v1/projects/alder/channels',
      as: 'ada session',
      json: { name: 'nightly' },
      expect: refused(403, 5202, 'Project channel exceeds limit'),
    },
    {
      title: 'one is taken away',
      method: 'DELETE',
      path: '/v1/projects/aspen/channels/nightly',
      as: 'ada session',
      expect: noContent,
    },
    {
      title: 'one that never was',
      method: 'DELETE',
      path: '/v1/projects/aspen/channels/weekly',
      as: 'ada session',
      expect: refused(404, 5200, 'Project channel not found'),
    },
  ],
};
