import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineOperations } from './operations.ts';
import type { OperationDefinition, Operations } from './operations.ts';
import { api } from './replier.fixture.ts';

const get = { method: 'GET', path: '/projects/{slug}', ok: {} } as const;

/** As somebody does whom no compiler helps. */
const define = (table: unknown): Operations<Record<string, OperationDefinition>> =>
  defineOperations<never, never>(api as never, table as never);

describe('operations', () => {
  test('are plain data by id, frozen, with every status of their codes', () => {
    const operations = define({ getProject: { ...get, tags: ['projects'], errors: ['TOO_MANY_MIRRORS'] } });
    const { implement, run, ...data } = operations['getProject']!;
    expect(data).toEqual({
      id: 'getProject',
      ...get,
      tags: ['projects'],
      errors: [{ reason: 'TOO_MANY_MIRRORS', statuses: [409] }],
    });
    expect([implement, run].every((each) => typeof each === 'function')).toBe(true);
    expect([operations, operations['getProject'], data.errors, data.errors[0]].every(Object.isFrozen)).toBe(true);
    const some = define({ some: { ...get, errors: [{ reason: 'INVALID_PARAMETERS', status: [413, 400, 413] }] } });
    expect(some['some']?.errors).toEqual([{ reason: 'INVALID_PARAMETERS', statuses: [400, 413] }]);
  });

  test('may be named like a member that every object has', () => {
    const table = JSON.parse('{"__proto__":{"method":"GET","path":"/a","ok":{}}}') as Record<string, unknown>;
    const operations = define({ ...table, constructor: { ...get, path: '/b' } });
    expect(Object.keys(operations)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(define(table))).toBe(Object.prototype);
  });

  test('of an empty table are none', () => {
    expect(define({})).toEqual({});
  });

  test.each<[what: string, problem: RegExp, table: Record<string, unknown>]>([
    ['a name that is none', /operation "get project" is not named like getProject/, { 'get project': get }],
    ['an empty name', /operation "" is not named/, { '': get }],
    ['no object', /a is no object; define it/, { a: null }],
    ['an unknown member', /a has the member sumary, which no operation has/, { a: { ...get, sumary: 'x' } }],
    ['an unknown method', /a has the method FETCH; give it one of GET, HEAD/, { a: { ...get, method: 'FETCH' } }],
    ['no method', /a has the method undefined/, { a: { path: '/a', ok: {} } }],
    ['a method in lower case', /a has the method get/, { a: { ...get, method: 'get' } }],
    ['a path without its slash', /a has the path "v1"; begin it with a slash/, { a: { ...get, path: 'v1' } }],
    ['no path', /a has the path undefined/, { a: { ...get, path: undefined } }],
    ['a query in a path', /a has the path \/a\?b; write a path alone/, { a: { ...get, path: '/a?b' } }],
    ['a brace alone', /a has the path \/\{a; write a path alone/, { a: { ...get, path: '/{a' } }],
    ['a param without a name', /a has the path \/\{\}; write a path/, { a: { ...get, path: '/{}' } }],
    ['a param twice', /a has \{x\} twice in its path/, { a: { ...get, path: '/{x}/{x}' } }],
    [
      'params and no place',
      /a has params and no place/,
      { a: { ...get, path: '/a', params: z.object({ a: z.string() }) } },
    ],
    [
      'a param without a place',
      /a has the param id and no place for it; write \{id\}/,
      { a: { ...get, params: z.object({ slug: z.string(), id: z.string() }) } },
    ],
    [
      'a place without a param',
      /a has \{slug\} in its path and no such param/,
      { a: { ...get, params: z.object({}) } },
    ],
    ['two with one method and path', /a and b are both GET \/projects\/\{slug\}/, { a: get, b: get }],
    [
      'the same path by other names',
      /\/projects\/\{id\} of the operation b is \/projects\/\{slug\} with other names/,
      { a: get, b: { ...get, method: 'PUT', path: '/projects/{id}' } },
    ],
    [
      'the same method and path by other names',
      /a and b are both GET/,
      { a: get, b: { ...get, path: '/projects/{id}' } },
    ],
    ['no ok', /a has no ok; say what it answers/, { a: { method: 'GET', path: '/a' } }],
    ['an unknown member of ok', /a has ok.dta/, { a: { ...get, ok: { dta: 1 } } }],
    [
      'a 2xx that no envelope answers',
      /a has the ok.status 206; an envelope answers/,
      { a: { ...get, ok: { status: 206 } } },
    ],
    ['a failure for an ok', /a has the ok.status 404/, { a: { ...get, ok: { status: 404 } } }],
    ['a raw failure', /a has ok.raw with the status 404/, { a: { ...get, ok: { status: 404, raw: {} } } }],
    ['a raw 204', /a has ok.raw with the status 204/, { a: { ...get, ok: { status: 204, raw: {} } } }],
    ['raw content that is none', /a has ok.raw; give the content/, { a: { ...get, ok: { raw: 'image/png' } } }],
    ['raw data', /a has ok.raw beside data/, { a: { ...get, ok: { raw: {}, page: true } } }],
    ['a 204 with data', /a answers 204 and has data/, { a: { ...get, ok: { status: 204, data: z.string() } } }],
    ['a page of nothing', /a has a page without its list/, { a: { ...get, ok: { page: true } } }],
    [
      'a page that was created',
      /a has a page without its list, or a status/,
      { a: { ...get, ok: { page: true, data: z.array(z.string()), status: 201 } } },
    ],
    [
      'a page in no known style',
      /a has the page "tree"; give it true, or one of page, offset, cursor/,
      { a: { ...get, ok: { page: 'tree', data: z.array(z.string()) } } },
    ],
    ['an unknown reason', /a declares NOPE, which is no reason of this contract/, { a: { ...get, errors: ['NOPE'] } }],
    [
      'a reason every object has',
      /a declares constructor, which is no reason/,
      { a: { ...get, errors: ['constructor'] } },
    ],
    ['the success', /a declares SUCCESS, which is the success/, { a: { ...get, errors: ['SUCCESS'] } }],
    [
      'a reason twice',
      /a declares TOO_MANY_MIRRORS twice/,
      { a: { ...get, errors: ['TOO_MANY_MIRRORS', 'TOO_MANY_MIRRORS'] } },
    ],
    [
      'a status the code has not',
      /a declares TOO_MANY_MIRRORS with 410; give it one of 409\./,
      { a: { ...get, errors: [{ reason: 'TOO_MANY_MIRRORS', status: 410 }] } },
    ],
    [
      'no status',
      /a declares TOO_MANY_MIRRORS with no status/,
      { a: { ...get, errors: [{ reason: 'TOO_MANY_MIRRORS', status: [] }] } },
    ],
  ])('are refused for %s', (_what, problem, table) => {
    expect(() => define(table)).toThrow(problem);
    expect(() => define(table)).toThrow(TypeError);
    expect(() => define(table)).toThrow(/^\[@kuvert\/core\] .*\.$/);
  });

  test('ask a schema for its members, and believe one that cannot say', () => {
    const open = z.looseObject({ slug: z.string() });
    const silent = { '~standard': { version: 1, vendor: 'x', validate: (value: unknown) => ({ value }) } };
    const broken = { '~standard': { ...silent['~standard'], jsonSchema: { input: () => JSON.parse('{') as unknown } } };
    for (const params of [z.object({ slug: z.string() }), open, z.record(z.string(), z.string()), silent, broken]) {
      expect(Object.keys(define({ a: { ...get, params } }))).toEqual(['a']);
    }
    expect(Object.keys(define({ a: { ...get, path: '/{slug}/{id}', params: open } }))).toEqual(['a']);
  });
});
