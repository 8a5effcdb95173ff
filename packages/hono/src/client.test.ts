import { getRequestListener } from '@hono/node-server';
import { api, listen } from '@kuvert/testkit';
import type { Running } from '@kuvert/testkit';
import { Hono } from 'hono';
import { hc } from 'hono/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { kuvert, send, validJson, validQuery } from './index.ts';

const NewProject = z.object({ slug: z.string().min(3), since: z.iso.date().transform((date) => new Date(date)) });
const Page = z.object({ page: z.string().transform(Number) });

const app = kuvert(api)
  .install(new Hono())
  .post('/projects', validJson(NewProject), (c) => send(c, api.created(c.req.valid('json'))))
  .get('/projects', validQuery(Page), (c) => {
    const { page } = c.req.valid('query');
    return send(c, api.page([{ at: new Date(0) }], { page, pageSize: 1, total: 3 }));
  })
  .get('/projects/:slug', (c) =>
    c.req.param('slug') === 'alder' ? send(c, api.ok({ slug: 'alder' })) : send(c, api.error('RESOURCE_NOT_FOUND')),
  );

let server: Running;
let client: ReturnType<typeof hc<typeof app>>;
beforeAll(async () => {
  server = await listen(getRequestListener(app.fetch));
  client = hc<typeof app>(server.url);
});
afterAll(async () => server.close());

it('reads a success whose dates have become texts', async () => {
  const response = await client.projects.$post({ json: { slug: 'alder', since: '1970-01-02' } });
  const body = await response.json();
  expect(response.status).toBe(201);
  if (body.code !== 0) throw new Error(body.message);
  const since: string = body.data.since;
  expect(since).toBe('1970-01-02T00:00:00.000Z');
});

it('reads a refusal, with the issues', async () => {
  const response = await client.projects.$post({ json: { slug: 'al', since: '1970-01-02' } });
  const body = await response.json();
  expect(response.status).toBe(400);
  if (body.code === 0) throw new Error('refused input was taken');
  expect(body).toMatchObject({ code: 1000, errors: [{ path: ['slug'], in: 'body' }] });
});

it('reads a page', async () => {
  const body = await (await client.projects.$get({ query: { page: '2' } })).json();
  if (body.code !== 0) throw new Error(body.message);
  expect(body).toMatchObject({ data: [{ at: '1970-01-01T00:00:00.000Z' }], pagination: { page: 2, total_items: 3 } });
});

it('reads a failure that was returned', async () => {
  const response = await client.projects[':slug'].$get({ param: { slug: 'birch' } });
  expect([response.status, await response.json()]).toEqual([404, { code: 5, message: 'Resource not found' }]);
});
