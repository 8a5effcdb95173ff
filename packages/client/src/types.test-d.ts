import { codeReader } from '@kuvert/core/code-envelope';
import { expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { api } from './api.fixture.ts';
import { createClient, decodeResponse, items, pages, ResponseError, unwrap } from './index.ts';
import type { AnyFailed, AnyResult, Failed, ReadableApi, Result } from './index.ts';

interface Project {
  readonly slug: string;
}
type Api = typeof api;
declare const result: Result<Api, Project>;
declare const failed: Failed<Api>;
const client = createClient(api, { baseUrl: 'https://api.example.com' });

test('a result is a success or not', () => {
  if (result.ok) expectTypeOf(result.data).toEqualTypeOf<Project>();
  else expectTypeOf(result).toEqualTypeOf<Failed<Api>>();
});

// oxlint-disable-next-line typescript/consistent-return -- every reason returns
const say = (): string => {
  if (failed.kind !== 'failure') return failed.message;
  switch (failed.reason) {
    case 'INTERNAL_ERROR':
    case 'ROUTE_NOT_FOUND':
    case 'INVALID_PARAMETERS':
    case 'PROJECT_NOT_FOUND':
    case 'PROJECT_LOCKED':
    case 'PROJECT_BUSY':
      return failed.message;
    case 'TOO_MANY_MIRRORS':
      return `${failed.params?.max.toFixed() ?? 'so many'} mirrors`;
  }
};

test('a switch over every reason compiles, and a code of a newer server does not break it', () => {
  expectTypeOf(say).returns.toEqualTypeOf<string>();
});

test('a switch that forgets a reason does not compile', () => {
  if (failed.kind !== 'failure') return;
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- it is not exhaustive on purpose
  switch (failed.reason) {
    case 'INTERNAL_ERROR':
    case 'ROUTE_NOT_FOUND':
    case 'INVALID_PARAMETERS':
    case 'PROJECT_NOT_FOUND':
    case 'PROJECT_LOCKED':
    case 'PROJECT_BUSY':
      break;
    default: {
      // @ts-expect-error -- TOO_MANY_MIRRORS is left
      const nothing: never = failed;
      void nothing;
    }
  }
});

test('the success and retired codes are no reasons', () => {
  if (failed.kind !== 'failure') return;
  // @ts-expect-error -- SUCCESS is the success
  void (failed.reason === 'SUCCESS');
  // @ts-expect-error -- PROJECT_GONE is retired
  void (failed.reason === 'PROJECT_GONE');
});

test('a reason tells code, params and entry', () => {
  if (failed.reason !== 'TOO_MANY_MIRRORS') return;
  expectTypeOf(failed.code).toEqualTypeOf<5900>();
  expectTypeOf(failed.entry.status).toEqualTypeOf<409>();
  expectTypeOf(failed.params).toEqualTypeOf<{ readonly max: number; readonly project: string } | undefined>();
});

test('what an entry may say is there to read, whether or not every entry says it', () => {
  if (failed.kind !== 'failure') return;
  expectTypeOf(failed.entry.retry).toExtend<'never' | 'idempotent' | 'safe' | undefined>();
  expectTypeOf(failed.entry.docs).toEqualTypeOf<string | undefined>();
});

test('a code tells its reason', () => {
  if (failed.kind === 'failure' && failed.code === 5003) expectTypeOf(failed.reason).toEqualTypeOf<'PROJECT_LOCKED'>();
});

test('a code without params has none', () => {
  if (failed.reason === 'PROJECT_LOCKED') expectTypeOf(failed.params).toEqualTypeOf<undefined>();
});

test('each kind has what is known of it', () => {
  switch (failed.kind) {
    case 'failure':
      expectTypeOf(failed.status).toEqualTypeOf<number>();
      break;
    case 'unknown-code':
      expectTypeOf(failed.code).toEqualTypeOf<number | string>();
      break;
    case 'malformed':
      expectTypeOf(failed.excerpt).toEqualTypeOf<string>();
      break;
    case 'network':
    case 'timeout':
    case 'aborted':
      expectTypeOf(failed.cause).toEqualTypeOf<unknown>();
  }
});

test('data is what a schema makes of it, or what the caller says', async () => {
  const Schema = z.object({ since: z.string().transform((text) => new Date(text)) });
  const checked = await client.get('/', { schema: Schema });
  if (checked.ok) expectTypeOf(checked.data).toEqualTypeOf<{ since: Date }>();
  const said = await client.get<Project>('/');
  if (said.ok) expectTypeOf(said.data).toEqualTypeOf<Project>();
  const unsaid = await decodeResponse(api, new Response());
  if (unsaid.ok) expectTypeOf(unsaid.data).toBeUnknown();
  if (!unsaid.ok) expectTypeOf(unsaid).toEqualTypeOf<Failed<Api>>();
});

test('a list has items of one type', async () => {
  for await (const page of pages<Api, Project>(client, '/')) {
    if (page.ok) expectTypeOf(page.data).toEqualTypeOf<readonly Project[]>();
  }
  const schema = z.array(z.object({ slug: z.string() }));
  for await (const item of items(client, '/', { schema })) {
    if (item.ok) expectTypeOf(item.data).toEqualTypeOf<{ slug: string }>();
  }
});

test('what is unwrapped is the data, and what is thrown has the result', () => {
  expectTypeOf(unwrap(result)).toEqualTypeOf<Project>();
  expectTypeOf(new ResponseError<Api>(failed).result).toEqualTypeOf<Failed<Api>>();
});

test('an API of a few plain members is as typed as a whole contract', async () => {
  const light = createClient(
    { registry: { entries: { NOT_HERE: { code: 7, status: 404, message: 'No {what}' } } }, envelope: codeReader },
    { baseUrl: '' },
  );
  const answer = await light.get('/');
  if (answer.kind !== 'failure') return;
  expectTypeOf(answer.reason).toEqualTypeOf<'NOT_HERE'>();
  expectTypeOf(answer.code).toEqualTypeOf<7>();
});

test('an id, a body and a query are what they can be', () => {
  void client.post('/:id', { params: { id: 1 }, query: { a: ['x', 1], b: undefined }, body: { any: 'thing' } });
  // @ts-expect-error -- an object has no place in a query
  void client.get('/', { query: { a: {} } });
  // @ts-expect-error -- a page has no body
  void pages(client, '/', { body: 1 });
});

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
type Reason = `CODE_${'0' | '1' | '2' | '3' | '4'}${Digit}${Digit}${Digit}`;
interface Big extends ReadableApi {
  readonly registry: {
    readonly entries: {
      readonly [R in Reason]: { readonly code: R; readonly status: 404; readonly message: 'No {it}' };
    };
  };
}
declare const big: Result<Big, Project>;

// Nothing here compares all of them at once: `expectTypeOf` would take minutes.
test('five thousand codes are typed as five are', () => {
  if (big.kind !== 'failure') return;
  const { reason }: { readonly reason: Reason } = big;
  void reason;
  if (big.reason === 'CODE_4999') expectTypeOf(big.code).toEqualTypeOf<'CODE_4999'>();
  // @ts-expect-error -- there are but five thousand
  void (big.reason === 'CODE_5000');
});

declare const report: (failure: AnyFailed) => void;
declare const count: (any: AnyResult) => void;

test('any failure and any result can be taken by who works for all APIs', () => {
  expectTypeOf(report).toBeCallableWith(failed);
  expectTypeOf(count).toBeCallableWith(result);
});
