import { api } from '@kuvert/testkit';
import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import { kuvert, readBody } from './index.ts';

const http = kuvert(api);

test('a wrapped handler takes what the runtime adds to the request', () => {
  const handler = http.handler((_request, env: { name: string }) => api.ok(env.name));
  expectTypeOf(handler).parameters.toEqualTypeOf<[request: Request, env: { name: string }]>();
  expectTypeOf(handler).returns.toEqualTypeOf<Response | Promise<Response>>();
});

test('a handler answers an outcome, a response or nothing, and nothing else', () => {
  http.handler(() => new Response());
  http.handler(() => undefined);
  http.handler(async () => Promise.resolve(api.error('FORBIDDEN')));
  // @ts-expect-error Data is not enveloped by itself.
  http.handler(() => ({ slug: 'alder' }));
});

test('a body is what its schema makes of it', () => {
  type Schema = z.ZodObject<{ since: z.ZodPipe<z.ZodString, z.ZodTransform<Date, string>> }>;
  const read = (request: Request, schema: Schema) => readBody(request, schema);
  expectTypeOf<ReturnType<typeof read>>().resolves.toEqualTypeOf<{ since: Date }>();
});
