import { describe, expect, test } from 'vitest';
import { codeEnvelope } from './code-envelope.ts';
import { defineCodes } from './codes.ts';
import { defineContract } from './contract.ts';
import { FaultError, isFailure } from './failure.ts';
import { faults } from './faults.ts';
import { statusEnvelope } from './status-envelope.ts';

const codes = defineCodes({
  SUCCESS: { code: 0, status: 200, message: 'OK' },
  INTERNAL_ERROR: { code: 1, status: 500, message: 'Internal error' },
  ROUTE_NOT_FOUND: { code: 2, status: 404, message: 'Route not found' },
  INVALID_PARAMETERS: { code: 1000, status: 400, message: 'Invalid parameters' },
  INVALID_UPLOAD: { code: 1002, status: [400, 413, 415], message: 'Invalid upload payload' },
  TOO_MANY_MIRRORS: { code: 5900, status: 409, message: 'A project has at most {max} mirrors' },
  MISSING_SCOPE: { code: 2201, status: 403, message: 'Missing scope', challenge: 'Bearer scope="{scope}"' },
  PROJECT_MOVED: { code: 5901, status: 308, message: 'Project moved' },
  PROJECT_GONE: { code: 5902, status: 410, message: 'Project gone', retired: true },
});

const required = {
  internal: 'INTERNAL_ERROR',
  badRequest: 'INVALID_PARAMETERS',
  routeNotFound: 'ROUTE_NOT_FOUND',
} as const;
const api = defineContract({ codes, envelope: codeEnvelope(), faults: required });

/** The contract as JavaScript sees it. */
const loose = api as unknown as { error: (...values: unknown[]) => Error };

describe('a contract is refused', () => {
  const define = (change: object): unknown =>
    defineContract({ codes, envelope: codeEnvelope(), faults: required, ...change });

  test.each<[why: string, change: object, message: RegExp]>([
    [
      'when nothing speaks for a required fault',
      { faults: { internal: 'INTERNAL_ERROR' } },
      /no code speaks for the fault badRequest/,
    ],
    ['when a fault is unknown', { faults: { ...required, teapot: 'INTERNAL_ERROR' } }, /there is no fault teapot/],
    [
      'when a fault’s reason is unknown',
      { faults: { ...required, conflict: 'NOPE' } },
      /the fault conflict is spoken for by NOPE/,
    ],
    [
      'when a retired code speaks',
      { faults: { ...required, conflict: 'PROJECT_GONE' } },
      /PROJECT_GONE, which is retired/,
    ],
    ['when the success speaks', { faults: { ...required, conflict: 'SUCCESS' } }, /SUCCESS, which is the success/],
    [
      'when a code with params speaks',
      { faults: { ...required, conflict: 'TOO_MANY_MIRRORS' } },
      /needs params nobody can give/,
    ],
    ['when a bare status is none', { statuses: { 302: 'INTERNAL_ERROR' } }, /statuses names 302/],
    [
      'when the sizes contradict each other',
      { pagination: { defaultSize: 50, maxSize: 10 } },
      /default size 50 and the maximum 10/,
    ],
    ['when a query parameter has no name', { pagination: { page: '' } }, /no query parameter for page/],
    [
      'when a failure has the success’s code',
      { codes: defineCodes({ INTERNAL_ERROR: { code: 0, status: 500, message: 'x' } }) },
      /INTERNAL_ERROR has the code 0; in the code envelope 0 is the success and nothing else/,
    ],
    [
      'when the success has another code',
      { codes: defineCodes({ SUCCESS: { code: 7, status: 200, message: 'OK' } }) },
      /SUCCESS has the code 7/,
    ],
    [
      'when the envelope writes integers and a code is text',
      { codes: defineCodes({ INTERNAL_ERROR: { status: 500, message: 'x' } }) },
      /INTERNAL_ERROR has the code "INTERNAL_ERROR", and the code envelope writes integers/,
    ],
  ])('%s', (_, change, message) => {
    expect(() => define(change)).toThrow(message);
  });
});

test('every fault has a code, by fallback where the contract names none', () => {
  expect(Object.keys(api.faults)).toEqual(Object.keys(faults));
  expect(api.faults.methodNotAllowed).toBe('ROUTE_NOT_FOUND');
  expect(api.faults.uploadTooLarge).toBe('INVALID_PARAMETERS');
  expect(api.faults.badGateway).toBe('INTERNAL_ERROR');
});

test('what tools read of a contract survives JSON', () => {
  const { registry, faults: table, statuses, pagination, envelope } = api;
  const data = { registry, faults: table, statuses, pagination, schemas: envelope.schemas };
  expect(JSON.parse(JSON.stringify(data))).toEqual(data);
});

describe('raising a code', () => {
  test('gives an error with its reason, wire code, default status and text', () => {
    const error = api.error('INVALID_UPLOAD');
    expect(error).toBeInstanceOf(Error);
    expect(isFailure(error)).toBe(true);
    expect(error).toMatchObject({
      name: 'ApiError',
      reason: 'INVALID_UPLOAD',
      code: 1002,
      status: 400,
      message: 'Invalid upload payload',
    });
  });

  test('fills the message with the params', () => {
    expect(api.error('TOO_MANY_MIRRORS', { max: 10 }).message).toBe('A project has at most 10 mirrors');
  });

  test('says its reason where its params leave no message', () => {
    const terse = defineContract({
      codes: defineCodes({ ...codes.entries, WHATEVER: { code: 7, status: 400, message: '{what}' } }),
      envelope: codeEnvelope(),
      faults: required,
    });
    expect(terse.error('WHATEVER', { what: '' }).message).toBe('WHATEVER');
  });

  test('takes any status of the code and no other', () => {
    expect(api.error('INVALID_UPLOAD', { status: 413 }).status).toBe(413);
    expect(() => loose.error('INVALID_UPLOAD', { status: 500 })).toThrow(/does not answer 500/);
  });

  test('keeps the cause', () => {
    const cause = new Error('disk');
    expect(api.error('TOO_MANY_MIRRORS', { max: 1 }, { cause }).cause).toBe(cause);
  });

  test('collects no stack below 500, and leaves the process’s stack limit as it was', () => {
    const before = Error.stackTraceLimit;
    expect(api.error('INVALID_UPLOAD').stack).not.toMatch(/\n\s+at /);
    expect(api.error('INTERNAL_ERROR').stack).toMatch(/\n\s+at /);
    expect(() => loose.error('TOO_MANY_MIRRORS')).toThrow();
    expect(Error.stackTraceLimit).toBe(before);
  });

  test.each<[what: string, values: unknown[], message: RegExp]>([
    ['an unknown reason', ['NOPE'], /NOPE is no reason of this contract/],
    ['a name every object has', ['constructor'], /constructor is no reason/],
    ['a retired reason', ['PROJECT_GONE'], /PROJECT_GONE is retired/],
    ['the success', ['SUCCESS'], /SUCCESS is the success/],
    ['a missing param', ['TOO_MANY_MIRRORS'], /needs the param max/],
    ['an inherited param', ['TOO_MANY_MIRRORS', Object.create({ max: 1 })], /needs the param max/],
    ['a param that is an object', ['TOO_MANY_MIRRORS', { max: { toString: () => '10' } }], /needs the param max/],
    ['a missing param of a challenge', ['MISSING_SCOPE'], /needs the param scope/],
    [
      'a 3xx whose location is no text',
      ['PROJECT_MOVED', { location: new URL('https://example.com') }],
      /raise it with a location/,
    ],
    ['a 3xx without a location', ['PROJECT_MOVED'], /PROJECT_MOVED answers 308; raise it with a location/],
  ])('refuses %s', (_, values, message) => {
    expect(() => loose.error(...values)).toThrow(message);
  });
});

test('meta is refused by an envelope that has no place for it, rather than lost', () => {
  expect(() => api.ok(1, { meta: { took: 3 } })).toThrow(/the code envelope has no place for meta/);
  expect(() => api.page([], { page: 1, pageSize: 1 }, { meta: {} })).toThrow(/no place for meta/);
  const status = defineContract({ codes, envelope: statusEnvelope(), faults: required });
  expect(JSON.parse(JSON.stringify(status.ok(1, { meta: { took: 3 } })))).toMatchObject({ meta: { took: 3 } });
});

describe('page parameters', () => {
  const contract = defineContract({
    codes,
    envelope: codeEnvelope(),
    faults: required,
    pagination: { size: 'per_page', defaultSize: 10, maxSize: 50 },
  });

  test('have defaults, and a size above the maximum is clamped', () => {
    expect(contract.pageOf({})).toEqual({ page: 1, pageSize: 10, offset: 0 });
    expect(contract.pageOf({ page: '3', per_page: '500' })).toEqual({ page: 3, pageSize: 50, offset: 100 });
    expect(contract.offsetOf({ offset: '7' })).toEqual({ offset: 7, limit: 10 });
    expect(contract.cursorOf({ cursor: 'abc' })).toEqual({ cursor: 'abc', pageSize: 10 });
    expect(contract.cursorOf({})).toEqual({ cursor: undefined, pageSize: 10 });
  });

  test.each([
    '0',
    '-1',
    '1.5',
    '1e3',
    '',
    ' 1',
    '+1',
    '0x10',
    'NaN',
    'Infinity',
    '9007199254740993',
    '9007199254740991',
    '１',
  ])('refuse %j as a page number', (page) => {
    expect(() => contract.pageOf({ page })).toThrow(FaultError);
  });

  test('refuse a parameter that is given twice, and an empty cursor', () => {
    expect(() => contract.pageOf({ page: ['1', '2'] })).toThrow(FaultError);
    expect(() => contract.cursorOf({ cursor: '' })).toThrow(FaultError);
  });
});

describe('decoding', () => {
  const status = defineContract({ codes, envelope: statusEnvelope(), faults: required });

  test('names the reason of a failure, by number or text', () => {
    expect(api.decode({ code: 1002, message: 'Invalid upload payload' }, 413)).toMatchObject({
      kind: 'failure',
      reason: 'INVALID_UPLOAD',
    });
    expect(api.decode({ code: '1002', message: '' }, 413)).toMatchObject({ kind: 'failure', reason: 'INVALID_UPLOAD' });
    expect(status.decode({ status: 'error', code: 1002, message: '' }, 413)).toMatchObject({
      reason: 'INVALID_UPLOAD',
      code: 1002,
    });
  });

  test('never refuses a code it does not know', () => {
    expect(api.decode({ code: 7777, message: 'New' }, 400)).toEqual({
      kind: 'failure',
      code: 7777,
      message: 'New',
      reason: undefined,
    });
  });
});

test('what pageOf reads makes a page that is walked by its number', () => {
  const { page } = api.page([], { ...api.pageOf({ page: '2', page_size: '20' }), total: 100 });
  expect(page).toMatchObject({ style: 'page', number: 2, offset: 20, first: 1, previous: 1, next: 3, last: 5 });
});
