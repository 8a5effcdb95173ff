import { STATUS_CODES } from 'node:http';
// @ts-expect-error It comes without types.
import koaMulter from '@koa/multer';
import { Router } from '@koa/router';
import { api, listen, send } from '@kuvert/testkit';
import type { Running } from '@kuvert/testkit';
import Koa from 'koa';
import type { Options } from 'multer';
import { afterEach, describe, expect, it } from 'vitest';
import { handler, kuvert } from './index.ts';

const multer: (options: Options) => { single(name: string): Koa.Middleware } = koaMulter;

let server: Running | undefined;
let heard: number[] = [];
afterEach(async () => server?.close());

/** Serves a router with Kuvert around it. */
async function serve(router: Router, allowed?: ReturnType<Router['allowedMethods']>): Promise<void> {
  const app = new Koa();
  app.use(kuvert(api, { onError: ({ status }) => heard.push(status) })).use(router.routes());
  if (allowed !== undefined) app.use(allowed);
  server = await listen(app.callback());
}
const ask = async (method: string, path: string) => {
  const { status, headers, body } = await send(server?.url ?? '', { method, path });
  return [status, headers.get('allow')?.[0], body.toString()];
};
const routeNotFound = '{"code":2,"message":"Route not found"}';
const ok = handler(() => api.ok(1));

describe('@koa/router', () => {
  const router = new Router().get('/projects/:slug', ok).put('/projects/:slug', ok);

  it('tells its methods without allowedMethods()', async () => {
    await serve(router);
    expect(await ask('POST', '/projects/alder')).toEqual([405, 'GET, HEAD, PUT', routeNotFound]);
    expect(await ask('OPTIONS', '/projects/alder')).toEqual([204, 'GET, HEAD, PUT', '']);
  });

  it('tells them alike with allowedMethods()', async () => {
    await serve(router, router.allowedMethods());
    expect(await ask('POST', '/projects/alder')).toEqual([405, 'GET, HEAD, PUT', routeNotFound]);
    expect(await ask('POST', '/nowhere')).toEqual([404, undefined, routeNotFound]);
  });

  it('tells them alike with allowedMethods() that throws', async () => {
    await serve(router, router.allowedMethods({ throw: true }));
    expect((await ask('POST', '/projects/alder')).toSpliced(1, 1)).toEqual([405, routeNotFound]);
  });

  it('answers OPTIONS itself where allowedMethods() is used', async () => {
    await serve(router, router.allowedMethods());
    expect((await ask('OPTIONS', '/projects/alder')).toSpliced(1, 1)).toEqual([200, '']);
  });

  it('takes a route that answers nothing for an unknown one, not for a wrong method', async () => {
    await serve(new Router().get('/', () => undefined));
    expect(await ask('GET', '/')).toEqual([404, undefined, routeNotFound]);
    expect((await ask('HEAD', '/'))[0]).toBe(404);
    expect(await ask('POST', '/')).toEqual([405, 'GET, HEAD', routeNotFound]);
  });

  it('tells of a method no router has as it does without allowedMethods()', async () => {
    for (const allowed of [undefined, router.allowedMethods()]) {
      await serve(router, allowed);
      expect(await ask('PROPFIND', '/projects/alder')).toEqual([405, 'GET, HEAD, PUT', routeNotFound]);
      expect(await ask('PROPFIND', '/nowhere')).toEqual([404, undefined, routeNotFound]);
      await server?.close();
    }
  });

  it('knows no methods of a path only middleware fits', async () => {
    await serve(new Router().use('/projects', async (_ctx, next) => next()));
    expect(await ask('POST', '/projects')).toEqual([404, undefined, routeNotFound]);
  });
});

const setting = (status: number, allow?: string): Koa.Middleware => {
  return (ctx) => {
    if (allow !== undefined) ctx.set('Allow', allow);
    ctx.status = status;
  };
};

describe('a status that a handler sets, and no body', () => {
  const internal = '{"code":1,"message":"Internal error"}';

  it.each<[number, string | undefined, unknown[]]>([
    [404, undefined, [404, undefined, routeNotFound]],
    [405, undefined, [405, '', routeNotFound]],
    [405, 'put, GET', [405, 'GET, HEAD, PUT', routeNotFound]],
    [501, undefined, [501, undefined, internal]],
    [501, 'GET', [501, 'GET', internal]],
  ])('is answered in the envelope when it is %i (Allow: %s), and the hook told once', async (status, allow, answer) => {
    heard = [];
    await serve(new Router().get('/', setting(status, allow)).all('/all', setting(status, allow)));
    expect(await ask('GET', '/')).toEqual(answer);
    expect(heard).toEqual([answer[0]]);
    expect((await ask('PUT', '/all'))[0]).toBe(status);
  });

  it.each([400, 403, 410, 500, 503])('stays as Koa answers it when it is %i', async (status) => {
    heard = [];
    await serve(new Router().get('/', setting(status)));
    expect(await ask('GET', '/')).toEqual([status, undefined, STATUS_CODES[status]]);
    expect(heard).toEqual([]);
  });
});

describe('@koa/multer', () => {
  it.each<[string, string, string, number]>([
    ['a file that is too large', 'icon', 'x'.repeat(64), 413],
    ['a file nobody asked for', 'other', 'x', 400],
  ])('is answered when it refuses %s', async (_what, name, content, status) => {
    const upload = multer({ limits: { fileSize: 16 } });
    await serve(new Router().post('/', upload.single('icon'), ok));
    const body = new FormData();
    body.append(name, new Blob([content]), 'icon.png');
    const answer = await fetch(server?.url ?? '', { method: 'POST', body });
    expect([answer.status, await answer.json()]).toMatchObject([status, { code: status === 413 ? 1001 : 1000 }]);
  });
});
