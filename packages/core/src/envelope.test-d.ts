import { expectTypeOf, test } from 'vitest';
import { codeEnvelope } from './code-envelope.ts';
import type { CodePagination } from './code-envelope.ts';
import { defineCodes } from './codes.ts';
import { defineContract } from './contract.ts';
import { googleRpc } from './google-rpc.ts';
import { jsend } from './jsend.ts';
import { jsonApi } from './json-api.ts';
import { problemDetails } from './problem-details.ts';
import { statusEnvelope } from './status-envelope.ts';
import type { Success } from './success.ts';

const codes = defineCodes({
  SUCCESS: { code: 0, status: 200, message: 'OK' },
  INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error' },
  ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' },
});
const faults = { internal: 'INTERNAL_ERROR', badRequest: 'INTERNAL_ERROR', routeNotFound: 'ROUTE_NOT_FOUND' } as const;
const code = defineContract({ codes, envelope: codeEnvelope(), faults });
const status = defineContract({ codes, envelope: statusEnvelope(), faults });

/** What a caller of a route decodes: the success, or any failure of the contract. */
type Received<S> = S extends Success<infer Body, number, infer FailureBody> ? Body | FailureBody : never;

interface Project {
  readonly slug: string;
}
declare const project: Project;

test('the code envelope narrows on code === 0', () => {
  const success = code.ok(project);
  const read = (body: Received<typeof success>): string | 1 | 2 => (body.code === 0 ? body.data.slug : body.code);
  expectTypeOf(read).returns.toEqualTypeOf<string | 1 | 2>();
  expectTypeOf(success.status).toEqualTypeOf<200>();
});

test('the status envelope narrows on status, and writes codes as text', () => {
  const success = status.created(project);
  const read = (body: Received<typeof success>): string => (body.status === 'success' ? body.data.slug : body.code);
  expectTypeOf(read).returns.toEqualTypeOf<string>();
  expectTypeOf<Extract<Received<typeof success>, { status: 'error' }>['code']>().toEqualTypeOf<'1' | '2'>();
  expectTypeOf(success.status).toEqualTypeOf<201>();
});

test('an answer without data has none in the code envelope, and null in the status envelope', () => {
  expectTypeOf(code.ok().body.data).toEqualTypeOf<undefined>();
  expectTypeOf(status.ok().body.data).toEqualTypeOf<null>();
});

test('a page knows its items and its pagination', () => {
  const page = code.page([project], { page: 1, pageSize: 20, total: 1 });
  expectTypeOf(page.body.data).toEqualTypeOf<readonly Project[]>();
  expectTypeOf(page.body.pagination).toEqualTypeOf<CodePagination>();
  expectTypeOf(status.page([project], { offset: 0, limit: 20 }).body.meta.pagination.count).toEqualTypeOf<number>();
});

test('a failure’s body has its one code', () => {
  expectTypeOf(code.error('ROUTE_NOT_FOUND').body.code).toEqualTypeOf<2>();
  expectTypeOf(status.error('ROUTE_NOT_FOUND').body.code).toEqualTypeOf<'2'>();
});

test('a page is one kind of page', () => {
  // @ts-expect-error -- a page number goes with a page size
  code.page([project], { page: 1, limit: 20 });
  // @ts-expect-error -- a total is a number
  code.page([project], { page: 1, pageSize: 20, total: '1' });
});

test('each standard envelope types its own bodies', () => {
  const problem = defineContract({ codes, envelope: problemDetails({ types: 'https://example.com/' }), faults });
  expectTypeOf(problem.ok(project).body).toEqualTypeOf<Project>();
  expectTypeOf(problem.error('ROUTE_NOT_FOUND').body.code).toEqualTypeOf<2>();
  const document = defineContract({ codes, envelope: jsonApi(), faults });
  expectTypeOf(document.ok().body.data).toEqualTypeOf<null>();
  expectTypeOf(document.error('ROUTE_NOT_FOUND').body.errors).items.toHaveProperty('code').toEqualTypeOf<'2'>();
  const send = defineContract({ codes, envelope: jsend(), faults });
  expectTypeOf(send.page([project], { offset: 0, limit: 1 }).body.data.items).toEqualTypeOf<readonly Project[]>();
  const rpc = defineContract({ codes, envelope: googleRpc({ domain: 'd' }), faults });
  expectTypeOf(rpc.page([project], { pageSize: 1, nextCursor: null }).body.nextPageToken).toEqualTypeOf<string>();
});
