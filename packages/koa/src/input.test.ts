import { bodyParser } from '@koa/bodyparser';
import { api, listen } from '@kuvert/testkit';
import type { Running } from '@kuvert/testkit';
import Koa from 'koa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { handler, kuvert, readBody, readQuery } from './index.ts';

const Project = z.object({ slug: z.string().min(3), since: z.iso.date().transform((date) => new Date(date)) });

let server: Running;
beforeAll(async () => {
  const app = new Koa();
  app.use(kuvert(api)).use(bodyParser());
  app.use(
    handler(async (ctx) =>
      ctx.method === 'GET' ? api.ok(readQuery(ctx)) : api.ok((await readBody(ctx, Project)).since.getTime()),
    ),
  );
  server = await listen(app.callback());
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
