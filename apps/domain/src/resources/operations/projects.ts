import { defineOperations } from '@kuvert/core/operations';
import * as z from 'zod';
import { api } from '../contract.ts';
import { newProject, projectPatch, projectQuery, searchQuery } from '../input.ts';
import { project } from '../output.ts';
import { bearer, changing, scoped } from './callers.ts';

const tags = ['projects'];
const locking = [...scoped, 'UNAUTHORIZED', 'PROJECT_NOT_FOUND'] as const;

/** Projects: finding, making, changing and locking them. */
export const projectOperations = defineOperations(api, {
  listProjects: {
    method: 'GET',
    path: '/v1/projects',
    summary: 'All projects, or those of one owner or license',
    tags,
    query: projectQuery,
    ok: { data: z.array(project), page: true },
    errors: ['INVALID_PARAMETERS'],
  },
  searchProjects: {
    method: 'GET',
    path: '/v1/search',
    summary: 'Projects whose slug or summary has a text in it',
    tags,
    query: searchQuery,
    ok: { data: z.array(project), page: true },
    errors: ['TOO_MANY_REQUESTS'],
  },
  createProject: {
    method: 'POST',
    path: '/v1/projects',
    summary: 'Begins a project',
    tags,
    body: newProject,
    ok: { status: 201, data: project },
    errors: [...scoped, 'PROJECT_ALREADY_USED', 'PROJECT_SLUG_UNACCEPTABLE'],
    security: bearer('projects:write'),
  },
  getProject: {
    method: 'GET',
    path: '/v1/projects/{slug}',
    summary: 'A project',
    tags,
    ok: { data: project },
    errors: ['PROJECT_NOT_FOUND'],
  },
  changeProject: {
    method: 'PATCH',
    path: '/v1/projects/{slug}',
    summary: 'Changes what is said of a project',
    tags,
    body: projectPatch,
    ok: { data: project },
    errors: changing,
    security: bearer('projects:write'),
  },
  isProjectLocked: {
    method: 'GET',
    path: '/v1/projects/{slug}/lock',
    summary: 'Whether a project is locked',
    tags,
    ok: { data: z.boolean() },
    errors: ['PROJECT_NOT_FOUND'],
  },
  lockProject: {
    method: 'PUT',
    path: '/v1/projects/{slug}/lock',
    summary: 'Locks a project',
    tags,
    ok: { data: project },
    errors: locking,
    security: bearer('projects:write'),
  },
  unlockProject: {
    method: 'DELETE',
    path: '/v1/projects/{slug}/lock',
    summary: 'Unlocks a project',
    tags,
    ok: { status: 204 },
    errors: locking,
    security: bearer('projects:write'),
  },
});
