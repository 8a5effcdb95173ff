import { api, listen } from '@kuvert/testkit';
import type { Running } from '@kuvert/testkit';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { kuvert, readBody, readQuery } from './index.ts';

const Project = z.object({ slug: z.string().min(3), since: z.iso.date().transform((date) => new Date(date)) });

let server: Running;
beforeAll(async () => {
  const http = kuvert(api);
  const app = express();
  app.use(http.middleware, express.json(), express.urlencoded());
  app.post(
    '/',
    http.handler(async (request) => api.ok((await readBody(request, Project)).since.getTime())),
  );
  app.get(
    '/',
    http.handler((request) => api.ok(readQuery(request))),
  );
  app.use(http.notFound, http.errorHandler);
  server = await listen(app);
});
afterAll(async () => server.close());

const post = async (type: string, body: string) =>
  (await fetch(server.url, { method: 'POST', headers: { 'content-type': type }, body })).text();

describe('readBody', () => {
  it('gives what a Zod schema makes of the body', async () => {
    expect(await post('application/json', '{"slug":"alder","since":"1970-01-02"}')).toContain('"data":86400000');
  });

  it('tells what a Zod schema refuses', async () => {
    expect(JSON.parse(await post('application/json', '{"slug":"al","since":"1970-01-02"}'))).toMatchObject({
      code: 1000,
      errors: [{ path: ['slug'], code: 'too_small', in: 'body' }],
    });
  });

  it('refuses a form even where a parser has read it', async () => {
    expect(await post('application/x-www-form-urlencoded', 'slug=alder&since=1970-01-02')).toContain('"code":1001');
  });
});

describe('readQuery', () => {
  it('is not the query parser of the app', async () => {
    expect(await (await fetch(`${server.url}/?a[b]=1&a[b]=2`)).json()).toMatchObject({ data: { 'a[b]': ['1', '2'] } });
  });
});
