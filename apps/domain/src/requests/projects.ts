import { searchLimit } from '../limits.ts';
import { created, noContent, now, ok, page, refused } from './expect.ts';
import type { RequestGroup } from './types.ts';

const project = (slug: string, owner: string, license: string, at: string, summary: string) => ({
  slug,
  summary,
  license,
  owner,
  locked: false,
  created_at: at,
  updated_at: at,
});
const holly = project('holly', 'linus', 'GPL-2.0-only', '2025-01-16T09:00:00.000Z', 'Content-addressed object store');
const juniper = project('juniper', 'linus', 'GPL-2.0-only', '2025-02-03T09:00:00.000Z', 'Three-way text merge');
const larch = project('larch', 'linus', 'MIT', '2025-02-20T09:00:00.000Z', 'Terminal dive computer log');
const spruce = project('spruce', 'ada', 'MIT', '2026-01-08T09:00:00.000Z', 'Analytical engine emulator');
const sequoia = project('sequoia', 'ada', 'MIT', now, 'Very long running jobs');
const badParameters = refused(400, 1000, 'Invalid parameters');

export const lists: RequestGroup = {
  heading: 'Lists of projects',
  requests: [
    {
      title: 'the first page',
      method: 'GET',
      path: '/v1/projects?owner=linus&page_size=1',
      expect: page([holly], 1, 1, 3),
    },
    {
      title: 'one in the middle',
      method: 'GET',
      path: '/v1/projects?owner=linus&page_size=1&page=2',
      expect: page([juniper], 1, 2, 3),
    },
    {
      title: 'the last',
      method: 'GET',
      path: '/v1/projects?owner=linus&page_size=1&page=3',
      expect: page([larch], 1, 3, 3),
    },
    {
      title: 'past the end there is nothing, and no failure',
      method: 'GET',
      path: '/v1/projects?owner=linus&page_size=1&page=4',
      expect: page([], 1, 4, 3),
    },
    {
      title: 'a page size above the maximum is clamped',
      method: 'GET',
      path: '/v1/projects?owner=linus&license=MIT&page_size=5000',
      expect: page([larch], 100, 1, 1),
    },
    { title: 'page 0', method: 'GET', path: '/v1/projects?page=0', expect: badParameters },
    { title: 'page one', method: 'GET', path: '/v1/projects?page=one', expect: badParameters },
    { title: 'two pages at once', method: 'GET', path: '/v1/projects?page=1&page=2', expect: badParameters },
    { title: 'a page beyond 2^53', method: 'GET', path: '/v1/projects?page=9007199254740993', expect: badParameters },
    { title: 'a search', method: 'GET', path: '/v1/search?q=Engine', expect: page([spruce], 20, 1, 1) },
    { title: 'nothing in a search is a wildcard', method: 'GET', path: '/v1/search?q=%25', expect: page([], 20, 1, 0) },
    { title: 'a search for nothing', method: 'GET', path: '/v1/search?q=', expect: badParameters },
    {
      title: 'too many searches',
      method: 'GET',
      path: '/v1/search?q=engine',
      repeat: searchLimit.requests + 1,
      expect: refused(429, 11, 'Too many requests', { 'retry-after': String(searchLimit.seconds) }),
    },
  ],
};

export const projects: RequestGroup = {
  heading: 'Projects',
  requests: [
    { title: 'a project', method: 'GET', path: '/v1/projects/larch', expect: ok(larch) },
    {
      title: 'one that is not there',
      method: 'GET',
      path: '/v1/projects/baobab',
      expect: refused(404, 5000, 'Project not found'),
    },
    {
      title: 'a new one',
      method: 'POST',
      path: '/v1/projects',
      as: 'ada publishing token',
      json: { slug: 'sequoia', summary: 'Very long running jobs' },
      expect: created('/v1/projects/sequoia', sequoia),
    },
    {
      title: 'its slug is taken',
      method: 'POST',
      path: '/v1/projects',
      as: 'grace session',
      json: { slug: 'sequoia', summary: 'Very large trees' },
      expect: refused(409, 5001, 'Project already used'),
    },
    {
      title: 'a slug the registry keeps for itself',
      method: 'POST',
      path: '/v1/projects',
      as: 'grace session',
      json: { slug: 'admin', summary: 'Not what it seems' },
      expect: refused(422, 5002, 'Unacceptable project slug'),
    },
    {
      title: 'a slug with capitals',
      method: 'POST',
      path: '/v1/projects',
      as: 'grace session',
      json: { slug: 'Sequoia', summary: 'Very large trees' },
      expect: refused(422, 5002, 'Unacceptable project slug'),
    },
    {
      title: 'its owner changes it',
      method: 'PATCH',
      path: '/v1/projects/sequoia',
      as: 'ada session',
      json: { license: 'Apache-2.0' },
      expect: ok({ ...sequoia, license: 'Apache-2.0' }),
    },
    {
      title: 'nobody else does',
      method: 'PATCH',
      path: '/v1/projects/sequoia',
      as: 'grace session',
      json: { license: 'Apache-2.0' },
      expect: refused(403, 2200, 'Unauthorized'),
    },
    {
      title: 'a change of nothing',
      method: 'PATCH',
      path: '/v1/projects/sequoia',
      as: 'ada session',
      json: {},
      expect: badParameters,
    },
    { title: 'is it locked?', method: 'GET', path: '/v1/projects/sequoia/lock', expect: ok(false) },
    {
      title: 'its owner locks it',
      method: 'PUT',
      path: '/v1/projects/sequoia/lock',
      as: 'ada session',
      expect: ok({ ...sequoia, license: 'Apache-2.0', locked: true }),
    },
    {
      title: 'then it stays as it is',
      method: 'PATCH',
      path: '/v1/projects/sequoia',
      as: 'ada session',
      json: { summary: 'Short jobs' },
      expect: refused(423, 5003, 'Project locked'),
    },
    {
      title: 'until it is unlocked',
      method: 'DELETE',
      path: '/v1/projects/sequoia/lock',
      as: 'ada session',
      expect: noContent,
    },
  ],
};
