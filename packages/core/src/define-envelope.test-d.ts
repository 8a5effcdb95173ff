import { expectTypeOf, test } from 'vitest';
import { defineCodes } from './codes.ts';
import { defineContract } from './contract.ts';
import { asText, defineEnvelope, derived, eachIssue, failure, issue, or, spread, success } from './define-envelope.ts';
import type { FailureBody, PageBody, SuccessBody } from './envelope.ts';

const house = defineEnvelope({
  name: 'house',
  success: { ok: true, result: or(success.data, null), took: derived(() => 3) },
  page: { ok: true, result: success.data, paging: { total: success.total, after: or(success.nextCursor, '') } },
  failure: {
    ok: false,
    error: {
      code: failure.code,
      status: asText(failure.status),
      text: failure.message,
      why: eachIssue({ at: issue.field, say: issue.message }),
    },
  },
});
type Types = NonNullable<(typeof house)['types']>;

test('the body of a success has the literals of its template and the type of its data', () => {
  expectTypeOf<SuccessBody<Types, { readonly id: number }>>().toEqualTypeOf<{
    readonly ok: true;
    readonly result: { readonly id: number } | null;
    readonly took: number;
  }>();
});

test('the body of a page has its items, and what is said of it', () => {
  expectTypeOf<PageBody<Types, readonly string[]>>().toEqualTypeOf<{
    readonly ok: true;
    readonly result: readonly string[];
    readonly paging: { readonly total: number | undefined; readonly after: string };
  }>();
});

test('the body of a failure has the wire codes it may have', () => {
  expectTypeOf<FailureBody<Types, 5000 | 5001>>().toEqualTypeOf<{
    readonly ok: false;
    readonly error: {
      readonly code: 5000 | 5001;
      readonly status: string;
      readonly text: string;
      readonly why: readonly { readonly at: string; readonly say: string }[] | undefined;
    };
  }>();
});

test('data that is spread stands beside the members of the template', () => {
  const flat = defineEnvelope({
    name: 'flat',
    success: { ok: true, ...spread },
    failure: { ok: false, e: failure.code },
  });
  type Flat = NonNullable<(typeof flat)['types']>;
  expectTypeOf<SuccessBody<Flat, { readonly id: number }>['id']>().toEqualTypeOf<number>();
  expectTypeOf<SuccessBody<Flat, { readonly id: number }>['ok']>().toEqualTypeOf<true>();
});

test('what a contract answers is in the types of its house format', () => {
  const api = defineContract({
    codes: defineCodes({ GONE: { code: 'gone', status: 410, message: 'Gone' } }),
    envelope: house,
    faults: { internal: 'GONE', badRequest: 'GONE', routeNotFound: 'GONE' },
  });
  const gone = api.error('GONE');
  expectTypeOf<(typeof gone)['body']['error']['code']>().toEqualTypeOf<'gone'>();
});
