import { expectTypeOf, test } from 'vitest';
import { codeEnvelope } from './code-envelope.ts';
import { defineCodes } from './codes.ts';
import { defineContract } from './contract.ts';
import { fault } from './failure.ts';
import type { ApiError } from './failure.ts';
import { defineOperations } from './operations.ts';
import type { OperationData } from './operations.ts';
import type { StandardSchema } from './standard-schema.ts';

interface Project {
  readonly slug: string;
}
declare const Slug: StandardSchema<{ slug: string }>;
declare const Projects: StandardSchema<readonly Project[]>;
declare const ProjectSchema: StandardSchema<Project>;

const codes = defineCodes({
  SUCCESS: { code: 0, status: 200, message: 'OK' },
  INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error' },
  ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' },
  INVALID_UPLOAD: { code: 1002, status: [400, 413, 415], message: 'Invalid upload payload' },
  PROJECT_NOT_FOUND: { code: 5000, status: 404, message: 'Project not found' },
  PROJECT_LOCKED: { code: 5003, status: 423, message: 'Project locked' },
  PROJECT_GONE: { code: 5902, status: 410, message: 'Project gone', retired: true },
});
const api = defineContract({
  codes,
  envelope: codeEnvelope(),
  faults: { internal: 'INTERNAL_ERROR', badRequest: 'INVALID_UPLOAD', routeNotFound: 'ROUTE_NOT_FOUND' },
});

const operations = defineOperations(api, {
  getProject: {
    method: 'GET',
    path: '/v1/projects/{slug}',
    params: Slug,
    ok: { data: ProjectSchema },
    errors: ['PROJECT_NOT_FOUND', { reason: 'INVALID_UPLOAD', status: [400, 413] }],
  },
  listProjects: { method: 'GET', path: '/v1/projects', ok: { data: Projects, page: true } },
  getIcon: { method: 'GET', path: '/v1/projects/{slug}/icon', ok: { raw: { 'image/png': {} } } },
  moveProject: { method: 'POST', path: '/v1/moved', ok: { status: 302, raw: {} }, body: { 'text/csv': {} } },
  deleteProject: { method: 'DELETE', path: '/v1/projects/{slug}', ok: { status: 204 } },
});
const { implement } = operations.getProject;
declare const either: 'PROJECT_NOT_FOUND' | 'PROJECT_LOCKED';
declare const anywhere: `/${string}`;
declare const route: (handle: (request: { readonly slug: string }, next: () => void) => unknown) => void;

test('an operation knows its name, its path and its schemas', () => {
  expectTypeOf(operations.getProject.id).toEqualTypeOf<'getProject'>();
  expectTypeOf(operations.getProject.errors).toEqualTypeOf<OperationData['errors']>();
  expectTypeOf(operations).toExtend<Readonly<Record<string, OperationData>>>();
});

test('a handler keeps its arguments and its result', () => {
  const asked = implement((slug: string, times: number) => api.ok({ slug, times }));
  expectTypeOf(asked).parameters.toEqualTypeOf<[slug: string, times: number]>();
  expectTypeOf(asked('a', 1).status).toEqualTypeOf<200>();
  const later = implement(async () => Promise.resolve('raw' as const));
  expectTypeOf(later).returns.toEqualTypeOf<Promise<'raw'>>();
  expectTypeOf(implement((...numbers: number[]) => numbers.length)).parameters.toEqualTypeOf<number[]>();
});

test('the arguments of a handler are known where it is handed on', () => {
  route(
    implement((request, next) => {
      expectTypeOf(request).toEqualTypeOf<{ readonly slug: string }>();
      expectTypeOf(next).toEqualTypeOf<() => void>();
      return api.ok(request.slug);
    }),
  );
  route(implement(async (request) => Promise.resolve(api.ok(request.slug))));
});

test('a declared failure may be returned, and so may a fault and whatever is no failure', () => {
  implement(() => api.error('PROJECT_NOT_FOUND'));
  implement(async () => (Math.random() > 1 ? api.ok(1) : api.error('INVALID_UPLOAD', { status: 415 })));
  implement(() => fault('conflict'));
  implement(() => undefined);
  implement((): unknown => api.error('PROJECT_LOCKED'));
  implement(() => JSON.parse('null'));
  implement(() => api.error('PROJECT_LOCKED') as ApiError);
});

test('an undeclared failure may not be returned', () => {
  // @ts-expect-error -- PROJECT_LOCKED is not declared
  implement(() => api.error('PROJECT_LOCKED'));
  // @ts-expect-error -- nor is it among others
  implement(() => (Math.random() > 1 ? api.ok(1) : api.error('PROJECT_LOCKED')));
  // @ts-expect-error -- nor later
  implement(async () => Promise.resolve(api.error('PROJECT_LOCKED')));
  // @ts-expect-error -- nor as one of several reasons
  implement(() => api.error(either));
  // @ts-expect-error -- a list declares nothing here
  operations.listProjects.implement(() => api.error('PROJECT_NOT_FOUND'));
  // @ts-expect-error -- nor is it in a part of a handler
  void operations.getProject.run(async () => Promise.resolve(api.error('PROJECT_LOCKED')));
});

test('a part of a handler keeps its type', () => {
  expectTypeOf(operations.getProject.run(() => 7 as const)).toEqualTypeOf<7>();
  expectTypeOf(operations.getProject.run(async () => Promise.resolve('a'))).toEqualTypeOf<Promise<string>>();
});

test('the compiler names the reason and the operation', () => {
  type Handler = Parameters<typeof implement<() => ApiError<'PROJECT_LOCKED'>>>[0];
  expectTypeOf<
    Extract<keyof Handler, string>
  >().toEqualTypeOf<'[@kuvert/core] getProject returns PROJECT_LOCKED, which it does not declare; add it to its errors'>();
});

const get = { method: 'GET', path: '/v1/x' } as const;

test('only what can be raised is declared, with a status it can have', () => {
  defineOperations(api, { a: { ...get, ok: {}, errors: [{ reason: 'ROUTE_NOT_FOUND', status: 405 }] } });
  // @ts-expect-error -- there is no such reason
  defineOperations(api, { a: { ...get, ok: {}, errors: ['NOPE'] } });
  // @ts-expect-error -- PROJECT_GONE is retired
  defineOperations(api, { a: { ...get, ok: {}, errors: ['PROJECT_GONE'] } });
  // @ts-expect-error -- SUCCESS is the success
  defineOperations(api, { a: { ...get, ok: {}, errors: ['SUCCESS'] } });
  // @ts-expect-error -- 418 is no status of it
  defineOperations(api, { a: { ...get, ok: {}, errors: [{ reason: 'PROJECT_LOCKED', status: 418 }] } });
});

test('an unknown method, a path without its slash and a misspelt member do not compile', () => {
  // @ts-expect-error -- FETCH is no method
  defineOperations(api, { a: { method: 'FETCH', path: '/v1/x', ok: {} } });
  // @ts-expect-error -- the slash is missing
  defineOperations(api, { a: { method: 'GET', path: 'v1/x', ok: {} } });
  // @ts-expect-error -- `sumary` is misspelt
  defineOperations(api, { a: { ...get, ok: {}, sumary: 'x' } });
  // @ts-expect-error -- nothing says what it answers
  defineOperations(api, { a: { ...get } });
});

test('a param without a place, and a place without a param, do not compile', () => {
  // @ts-expect-error -- {slug} is missing
  defineOperations(api, { a: { ...get, params: Slug, ok: {} } });
  // @ts-expect-error -- `version` is missing
  defineOperations(api, { a: { method: 'GET', path: '/v1/{slug}/{version}', params: Slug, ok: {} } });
  defineOperations(api, { a: { method: 'GET', path: anywhere, params: Slug, ok: {} } });
});

test('what is raw has no data, what has no body neither, and a page is a list', () => {
  // @ts-expect-error -- data is in the envelope
  defineOperations(api, { a: { ...get, ok: { raw: {}, data: ProjectSchema } } });
  // @ts-expect-error -- 204 has no body
  defineOperations(api, { a: { ...get, ok: { status: 204, data: ProjectSchema } } });
  // @ts-expect-error -- 204 has no body
  defineOperations(api, { a: { ...get, ok: { status: 204, raw: {} } } });
  // @ts-expect-error -- a page of nothing
  defineOperations(api, { a: { ...get, ok: { page: true } } });
  // @ts-expect-error -- a page is 200
  defineOperations(api, { a: { ...get, ok: { page: true, data: Projects, status: 201 } } });
  // @ts-expect-error -- 206 has no envelope
  defineOperations(api, { a: { ...get, ok: { status: 206, data: ProjectSchema } } });
});
