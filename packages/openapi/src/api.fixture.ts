import { defineCodes, defineContract } from '@kuvert/core';
import type { Alternatives, Contract, Envelope, Languages, PagePolicy, Registry } from '@kuvert/core';
import { codeEnvelope } from '@kuvert/core/code-envelope';
import { googleRpc } from '@kuvert/core/google-rpc';
import { jsend } from '@kuvert/core/jsend';
import { jsonApi } from '@kuvert/core/json-api';
import { defineOperations } from '@kuvert/core/operations';
import type { Operation } from '@kuvert/core/operations';
import { problemDetails } from '@kuvert/core/problem-details';
import { statusEnvelope } from '@kuvert/core/status-envelope';
import { z } from 'zod';
import type { OpenApiOptions } from './types.ts';

const table = {
  SUCCESS: { code: 0, status: 200, message: 'OK' },
  INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error', retry: 'idempotent' },
  ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' },
  UNAVAILABLE: { code: 6, status: 503, message: 'Unavailable' },
  TOO_MANY_REQUESTS: { code: 11, status: 429, message: 'Too many requests' },
  INVALID_PARAMETERS: { code: 1000, status: 400, message: 'Invalid parameters' },
  INVALID_UPLOAD: { code: 1002, status: [400, 413, 415], message: 'Invalid upload' },
  UNAUTHENTICATED: { code: 2000, status: 401, message: 'Unauthenticated', challenge: 'Bearer realm="api"' },
  PROJECT_NOT_FOUND: { code: 5000, status: 404, message: 'Project not found', docs: 'https://docs.example.com/5000' },
  PROJECT_MOVED: { code: 5901, status: 308, message: 'Project moved' },
  PROJECT_LOCKED: { code: 5003, status: 423, message: 'Project locked', deprecated: 'TOO_MANY_MIRRORS' },
  PROJECT_GONE: { code: 5902, status: 410, message: 'Project gone', retired: true },
  TOO_MANY_MIRRORS: {
    code: 5900,
    status: 409,
    message: 'At most {max} mirrors, and not {given}',
    params: { max: 'integer', given: 'string' },
  },
} as const;
const codes: Registry<typeof table> = defineCodes(table);
export type Api = Contract<typeof table>;

interface More {
  readonly alternatives?: Alternatives;
  readonly languages?: Languages<'PROJECT_NOT_FOUND'>;
  readonly pagination?: Partial<PagePolicy>;
}

/** A contract of the same codes in any envelope. */
export const inEnvelope = (envelope: Envelope, more: More = {}): Api =>
  defineContract({
    ...more,
    codes,
    envelope,
    faults: {
      internal: 'INTERNAL_ERROR',
      badRequest: 'INVALID_PARAMETERS',
      routeNotFound: 'ROUTE_NOT_FOUND',
      unauthenticated: 'UNAUTHENTICATED',
      tooManyRequests: 'TOO_MANY_REQUESTS',
      unavailable: 'UNAVAILABLE',
    },
  });
export const api: Api = inEnvelope(codeEnvelope());

const all = { errors: true, params: true, requestId: true, docUrl: true, retryAfter: true };
const types = 'https://api.example.com/problems/';

/** Every envelope of core, with all that each can say. */
export const envelopes: Readonly<Record<string, Envelope>> = {
  code: codeEnvelope(all),
  status: statusEnvelope(all),
  problem: problemDetails({ types, ...all }),
  'json-api': jsonApi(all),
  jsend: jsend(all),
  'google-rpc': googleRpc({ domain: 'api.example.com', ...all }),
};

export const Project: z.ZodObject<{ slug: z.ZodString; stars: z.ZodInt }> = z.object({
  slug: z.string().min(1),
  stars: z.int(),
});
const Slug: z.ZodObject<{ slug: z.ZodString }> = z.object({ slug: z.string().min(1).describe('The name in the URL.') });

interface TreeSchema extends z.ZodObject<{ name: z.ZodString; children: z.ZodArray<TreeSchema> }> {}
export const Tree: TreeSchema = z.object({
  name: z.string(),
  get children() {
    return z.array(Tree);
  },
});

type Id = 'listProjects' | 'createProject' | 'getProject' | 'deleteProject' | 'getIcon' | 'putIcon' | 'getTree';

/** Operations of every kind. */
export const operationsOf = (contract: Api): Readonly<Record<Id, Operation>> =>
  defineOperations(contract, {
    listProjects: {
      method: 'GET',
      path: '/v1/projects',
      summary: 'All projects',
      tags: ['projects'],
      query: z.object({ sort: z.enum(['stars', 'slug']).optional(), tag: z.array(z.string()).optional() }),
      ok: { data: z.array(Project), page: true },
      errors: ['INVALID_PARAMETERS', 'TOO_MANY_REQUESTS', 'UNAVAILABLE'],
    },
    createProject: {
      method: 'POST',
      path: '/v1/projects',
      tags: ['projects'],
      body: Project,
      ok: { data: Project, status: 201 },
      errors: ['UNAUTHENTICATED', 'INVALID_PARAMETERS', 'TOO_MANY_MIRRORS', 'PROJECT_LOCKED'],
      security: [{ bearer: ['projects:write'] }],
    },
    getProject: {
      method: 'GET',
      path: '/v1/projects/{slug}',
      params: Slug,
      description: 'One of them.',
      deprecated: true,
      ok: { data: Project },
      errors: ['PROJECT_NOT_FOUND', 'ROUTE_NOT_FOUND', 'PROJECT_MOVED'],
    },
    deleteProject: {
      method: 'DELETE',
      path: '/v1/projects/{slug}',
      params: Slug,
      ok: { status: 204 },
      errors: ['PROJECT_NOT_FOUND', 'INTERNAL_ERROR'],
    },
    getIcon: {
      method: 'GET',
      path: '/v1/projects/{slug}/icon',
      ok: { raw: { 'image/png': {}, 'text/plain': { type: 'string' } } },
      errors: ['PROJECT_NOT_FOUND'],
    },
    putIcon: {
      method: 'PUT',
      path: '/v1/projects/{slug}/icon',
      body: { 'multipart/form-data': { type: 'object', properties: { icon: { type: 'string', format: 'binary' } } } },
      ok: {},
      errors: [{ reason: 'INVALID_UPLOAD', status: [413, 415] }],
    },
    getTree: { method: 'GET', path: '/v1/tree', ok: { data: Tree }, errors: ['UNAUTHENTICATED', 'PROJECT_NOT_FOUND'] },
  });

export const options: Omit<OpenApiOptions, 'operations'> = {
  info: { title: 'Projects', version: '1.0.0', license: { name: 'MIT', identifier: 'MIT' } },
  servers: [{ url: 'https://api.projects.dev' }],
  securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
};
