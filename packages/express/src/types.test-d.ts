import { api } from '@kuvert/testkit';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import { kuvert, readBody } from './index.ts';

const http = kuvert(api);

test('the request id is a text on every response', () => {
  expectTypeOf<Response['locals']['requestId']>().toEqualTypeOf<string>();
});

test('a handler knows the parameters it is written for', () => {
  const handler = http.handler<{ slug: string }>((request) => {
    expectTypeOf(request.params).toEqualTypeOf<{ slug: string }>();
    return api.ok(request.params.slug);
  });
  expectTypeOf(handler).toEqualTypeOf<RequestHandler<{ slug: string }>>();
});

test('a handler without parameters of its own reads texts', () => {
  http.handler((request) => {
    expectTypeOf(request.params['slug']).toEqualTypeOf<string | undefined>();
  });
});

test('what goes around the routes fits app.use', () => {
  expectTypeOf(http.middleware).toExtend<RequestHandler>();
  expectTypeOf(http.notFound).toExtend<RequestHandler>();
  expectTypeOf(http.errorHandler).toExtend<ErrorRequestHandler>();
});

test('a body is what its schema makes of it', () => {
  type Schema = z.ZodObject<{ since: z.ZodPipe<z.ZodString, z.ZodTransform<Date, string>> }>;
  const read = (request: Request, schema: Schema) => readBody(request, schema);
  expectTypeOf<ReturnType<typeof read>>().resolves.toEqualTypeOf<{ since: Date }>();
});
