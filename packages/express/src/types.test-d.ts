import { createReadStream } from 'node:fs';
import { stream } from '@kuvert/core';
import { api } from '@kuvert/testkit';
import express from 'express';
import type { ErrorRequestHandler, Express, Request, RequestHandler, Response } from 'express';
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

test('an app is itself when Kuvert is installed on it', () => {
  expectTypeOf(http.install(express())).toEqualTypeOf<Express>();
});

test('a stream is made of web streams, Node streams and iterables of bytes or texts', () => {
  http.handler(() => stream(createReadStream('a')));
  http.handler(() => stream(new Blob(['a']).stream()));
  http.handler(() => stream(new Set([Buffer.from('a'), 'b'])));
  // @ts-expect-error Numbers are neither.
  stream([1]);
});

test('a body is what its schema makes of it', () => {
  type Schema = z.ZodObject<{ since: z.ZodPipe<z.ZodString, z.ZodTransform<Date, string>> }>;
  const read = (request: Request, schema: Schema) => readBody(request, schema);
  expectTypeOf<ReturnType<typeof read>>().resolves.toEqualTypeOf<{ since: Date }>();
});
