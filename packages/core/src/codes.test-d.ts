import { expectTypeOf, test } from 'vitest';
import { codeEnvelope } from './code-envelope.ts';
import { defineCodes, mergeCodes } from './codes.ts';
import { defineContract } from './contract.ts';
import type { StandardSchema } from './standard-schema.ts';

declare const slug: StandardSchema<string, `${string}-${string}`>;

const codes = defineCodes({
  SUCCESS: { code: 0, status: 200, message: 'OK' },
  INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error' },
  ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' },
  INVALID_UPLOAD: { code: 1002, status: [400, 413, 415], message: 'Invalid upload payload' },
  TOO_MANY_MIRRORS: { code: 5900, status: 409, message: 'A project has at most {max} mirrors, not {given}' },
  MISSING_SCOPE: {
    code: 2201,
    status: 403,
    message: 'Missing scope',
    params: { scope: 'string', level: 'integer', slug },
  },
  PROJECT_GONE: { code: 5902, status: 410, message: 'Project gone', retired: true },
});

const api = defineContract({
  codes,
  envelope: codeEnvelope(),
  faults: { internal: 'INTERNAL_ERROR', badRequest: 'INVALID_UPLOAD', routeNotFound: 'ROUTE_NOT_FOUND' },
});

test('hovering a code shows its number, status and text', () => {
  expectTypeOf(api.codes.ROUTE_NOT_FOUND).toEqualTypeOf<{
    readonly code: 2;
    readonly status: 404;
    readonly message: 'Route not found';
  }>();
});

test('a raised code knows its reason, entry and statuses', () => {
  const error = api.error('INVALID_UPLOAD');
  expectTypeOf(error.reason).toEqualTypeOf<'INVALID_UPLOAD'>();
  expectTypeOf(error.status).toEqualTypeOf<400 | 413 | 415>();
  expectTypeOf(error.entry.message).toEqualTypeOf<'Invalid upload payload'>();
});

test('an unknown reason cannot be raised', () => {
  // @ts-expect-error -- there is no such reason
  api.error('PROJECT_NOT_FOUND');
});

test('neither the success nor a retired code can be raised', () => {
  // @ts-expect-error -- SUCCESS is the success
  api.error('SUCCESS');
  // @ts-expect-error -- PROJECT_GONE is retired
  api.error('PROJECT_GONE');
});

test('params come from the placeholders of the message', () => {
  api.error('TOO_MANY_MIRRORS', { max: 10, given: '11' });
  // @ts-expect-error -- the params are missing
  api.error('TOO_MANY_MIRRORS');
  // @ts-expect-error -- `given` is missing
  api.error('TOO_MANY_MIRRORS', { max: 10 });
  // @ts-expect-error -- `least` is surplus
  api.error('TOO_MANY_MIRRORS', { max: 10, given: 11, least: 1 });
  // @ts-expect-error -- an object is no text
  api.error('TOO_MANY_MIRRORS', { max: {}, given: 11 });
});

test('declared params have their declared types', () => {
  api.error('MISSING_SCOPE', { scope: 'read', level: 1, slug: 'a-b' });
  // @ts-expect-error -- a level is a number
  api.error('MISSING_SCOPE', { scope: 'read', level: '1', slug: 'a-b' });
  // @ts-expect-error -- the schema makes texts with a hyphen
  api.error('MISSING_SCOPE', { scope: 'read', level: 1, slug: 'ab' });
});

test('one of several reasons is raised if none of them has params, and without a status', () => {
  const reason = 'ROUTE_NOT_FOUND' as 'ROUTE_NOT_FOUND' | 'INVALID_UPLOAD';
  api.error(reason, { retryAfter: 3 });
  // @ts-expect-error -- the status has to fit whichever it is
  api.error(reason, { status: 404 });
  const withParams = 'ROUTE_NOT_FOUND' as 'ROUTE_NOT_FOUND' | 'TOO_MANY_MIRRORS';
  // @ts-expect-error -- one of them has params
  api.error(withParams);
});

test('merged registries are checked as one is', () => {
  const merged = defineContract({
    codes: mergeCodes(codes, defineCodes({ PROJECT_LOCKED: { code: 5003, status: 423, message: 'Project locked' } })),
    envelope: codeEnvelope(),
    faults: { internal: 'INTERNAL_ERROR', badRequest: 'INVALID_UPLOAD', routeNotFound: 'ROUTE_NOT_FOUND' },
  });
  expectTypeOf(merged.error('PROJECT_LOCKED').reason).toEqualTypeOf<'PROJECT_LOCKED'>();
  expectTypeOf(merged.codes.PROJECT_LOCKED.code).toEqualTypeOf<5003>();
  // @ts-expect-error -- there is no such reason
  merged.error('PROJECT_NOT_FOUND');
  // @ts-expect-error -- SUCCESS is the success
  merged.error('SUCCESS');
});

test('a code without params takes none', () => {
  // @ts-expect-error -- `slug` is neither a param nor a detail
  api.error('ROUTE_NOT_FOUND', { slug: 'x' });
});

test('a failure is raised only with a status of its code', () => {
  api.error('INVALID_UPLOAD', { status: 413 });
  // @ts-expect-error -- 500 is no status of the code
  api.error('INVALID_UPLOAD', { status: 500 });
});

test('two entries with one code do not compile', () => {
  // @ts-expect-error -- code 1 is used twice
  defineCodes({ ONE_CODE: { code: 1, status: 400, message: 'x' }, SAME_CODE: { code: 1, status: 400, message: 'y' } });
  // @ts-expect-error -- a number and a text that are written alike
  defineCodes({
    ONE_CODE: { code: 1, status: 400, message: 'x' },
    SAME_CODE: { code: '1', status: 400, message: 'y' },
  });
});

test('a status outside 300–599, 304, an empty message and a reason in lower case do not compile', () => {
  // @ts-expect-error -- 600 is no status
  defineCodes({ ONE_CODE: { code: 1, status: 600, message: 'x' } });
  // @ts-expect-error -- 304 has no body
  defineCodes({ ONE_CODE: { code: 1, status: 304, message: 'x' } });
  // @ts-expect-error -- one of several statuses is wrong
  defineCodes({ ONE_CODE: { code: 1, status: [400, 100], message: 'x' } });
  // @ts-expect-error -- nothing is said
  defineCodes({ ONE_CODE: { code: 1, status: 400, message: '' } });
  // @ts-expect-error -- reasons are upper case
  defineCodes({ oneCode: { code: 1, status: 400, message: 'x' } });
  // @ts-expect-error -- a misspelt member
  defineCodes({ ONE_CODE: { code: 1, status: 400, message: 'x', retires: true } });
});

test('a fault is spoken for by a code of the registry', () => {
  const faults = {
    internal: 'INTERNAL_ERROR',
    badRequest: 'INVALID_UPLOAD',
    routeNotFound: 'ROUTE_NOT_FOUND',
  } as const;
  // @ts-expect-error -- there is no such reason
  defineContract({ codes, envelope: codeEnvelope(), faults: { ...faults, conflict: 'NOPE' } });
  // @ts-expect-error -- the required faults are missing
  defineContract({ codes, envelope: codeEnvelope(), faults: { conflict: 'INTERNAL_ERROR' } });
});
