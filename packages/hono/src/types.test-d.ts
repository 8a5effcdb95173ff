import { stream } from '@kuvert/core';
import { api, crm } from '@kuvert/testkit';
import { Hono } from 'hono';
import { hc } from 'hono/client';
import type { InferRequestType, InferResponseType } from 'hono/client';
import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import { kuvert, send, validJson, validQuery } from './index.ts';

interface Project {
  readonly slug: string;
  readonly since: Date;
  readonly note?: string;
}
declare const project: Project;
declare const NewProject: z.ZodObject<{ since: z.ZodPipe<z.ZodString, z.ZodTransform<Date, string>> }>;
declare const Page: z.ZodObject<{ page: z.ZodPipe<z.ZodString, z.ZodTransform<number, string>> }>;

const app = kuvert(api)
  .install(new Hono())
  .get('/project', (c) => send(c, api.ok(project)))
  .post('/project', validJson(NewProject), (c) => {
    expectTypeOf(c.req.valid('json')).toEqualTypeOf<{ since: Date }>();
    return send(c, api.created(project));
  })
  .get('/projects', validQuery(Page), (c) => {
    expectTypeOf(c.req.valid('query')).toEqualTypeOf<{ page: number }>();
    return send(c, api.page([project], { page: 1, pageSize: 10 }));
  })
  .get('/failing', (c) => send(c, api.error('RESOURCE_NOT_FOUND')))
  .get('/nothing', (c) => send(c, api.ok()))
  .get('/lead', (c) => send(c, crm.ok(project)));
const client = hc<typeof app>('http://localhost');

/** What JSON makes of a {@link Project}. */
interface Read {
  readonly slug: string;
  readonly since: string;
  readonly note?: string | undefined;
}

test('code === 0 tells a success of the code envelope from a failure', () => {
  type Body = InferResponseType<typeof client.project.$get>;
  const read = (body: Body) => {
    if (body.code === 0) {
      expectTypeOf(body.data).toEqualTypeOf<Read>();
      expectTypeOf(body.message).toEqualTypeOf<'OK'>();
    } else {
      expectTypeOf(body.message).toEqualTypeOf<string>();
      expectTypeOf(body.code).toExtend<1 | 2 | 4 | 5 | 6 | 11 | 1000 | 1001 | 2000 | 5900 | 5901 | 5902>();
      // @ts-expect-error A failure has no data.
      void body.data;
    }
  };
  expectTypeOf(read).returns.toEqualTypeOf<void>();
});

test('the HTTP status tells them apart as well', () => {
  type Success = InferResponseType<typeof client.project.$get, 200>;
  expectTypeOf<Success['code']>().toEqualTypeOf<0>();
  type Created = InferResponseType<typeof client.project.$post, 201>;
  expectTypeOf<Created['code']>().toEqualTypeOf<0>();
  type Failure = InferResponseType<typeof client.project.$get, 404>;
  expectTypeOf<0>().not.toExtend<Failure['code']>();
});

test('status tells a success of the status envelope from a failure', () => {
  type Body = InferResponseType<typeof client.lead.$get>;
  const read = (body: Body) => {
    if (body.status === 'success') expectTypeOf(body.data).toEqualTypeOf<Read>();
    else expectTypeOf(body.code).toEqualTypeOf<'10000' | '10001' | '10002' | '10003' | '20001'>();
  };
  expectTypeOf(read).returns.toEqualTypeOf<void>();
});

test('a page comes with its pagination', () => {
  type Success = InferResponseType<typeof client.projects.$get, 200>;
  expectTypeOf<Success['data'][number]>().toEqualTypeOf<Read>();
  expectTypeOf<Success['pagination']['page_size']>().toEqualTypeOf<number>();
});

test('a success without data has none to read', () => {
  type Success = InferResponseType<typeof client.nothing.$get, 200>;
  expectTypeOf<Success>().toEqualTypeOf<{ readonly code: 0; readonly message: 'OK' }>();
});

test('a failure that is all a route answers has its own code and status', () => {
  type Body = InferResponseType<typeof client.failing.$get>;
  expectTypeOf<Body['code']>().toEqualTypeOf<5>();
  type Status = Awaited<ReturnType<typeof client.failing.$get>>['status'];
  expectTypeOf<Status>().toEqualTypeOf<404>();
});

test('validJson and validQuery say what the client sends', () => {
  expectTypeOf<InferRequestType<typeof client.project.$post>['json']>().toEqualTypeOf<{ since: string }>();
  expectTypeOf<InferRequestType<typeof client.projects.$get>['query']>().toEqualTypeOf<{ page: string }>();
});

test('a stream is sent as a response that comes later', () => {
  app.get('/stream', (c) => {
    const sent = send(c, stream(['a']));
    expectTypeOf(sent).toEqualTypeOf<Promise<Response>>();
    return sent;
  });
});
