import { api } from '@kuvert/testkit';
import type { Context, Middleware, ParameterizedContext } from 'koa';
import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import { handler, kuvert, readBody } from './index.ts';

test('the request id is a text on every context', () => {
  expectTypeOf<Context['requestId']>().toEqualTypeOf<string>();
  expectTypeOf<ParameterizedContext['requestId']>().toEqualTypeOf<string>();
});

test('what goes around the routes fits app.use', () => {
  expectTypeOf(kuvert(api)).toExtend<Middleware>();
});

test('a handler fits a router and is given its context', () => {
  interface Routed extends Context {
    readonly slug: 'alder';
  }
  const routed = handler((ctx: Routed) => {
    expectTypeOf(ctx.slug).toEqualTypeOf<'alder'>();
    return api.ok(ctx.requestId);
  });
  expectTypeOf(routed).parameter(0).toEqualTypeOf<Routed>();
  expectTypeOf(routed).returns.toEqualTypeOf<Promise<void>>();
});

test('a body is what its schema makes of it', () => {
  type Schema = z.ZodObject<{ since: z.ZodPipe<z.ZodString, z.ZodTransform<Date, string>> }>;
  const read = (ctx: Context, schema: Schema) => readBody(ctx, schema);
  expectTypeOf<ReturnType<typeof read>>().resolves.toEqualTypeOf<{ since: Date }>();
});
