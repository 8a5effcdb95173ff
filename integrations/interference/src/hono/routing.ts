import { Hono } from 'hono';
import type { Context } from 'hono';
import { validator } from 'hono/validator';
import type { Ask } from '../ask.ts';
import type { Case, Cases } from '../case.ts';
import type { Build } from './build.ts';

const where = (c: Context): Response => {
  const { path, method, url } = c.req;
  return c.json({ path, method, url, params: c.req.param(), query: c.req.query(), route: c.req.routePath });
};
const lost = (c: Context): Response => c.json({ lost: c.req.path }, 404);

const asked = (...paths: readonly string[]): Readonly<Record<string, Ask>> =>
  Object.fromEntries(
    paths.flatMap((path): [string, Ask][] =>
      ['GET', 'HEAD', 'POST', 'DELETE'].map((method) => [`${method} ${path}`, { method, path }]),
    ),
  );

const odd = [
  'http://test.example/x?y=1',
  '/a/../b',
  '/a;b=c',
  '/a%20b?c=%',
  '/?',
  '/a?b?c',
  '//a//b',
  '/~x',
  '/%C3%BC',
];

/** How a request finds its handler. */
export const routing: Cases<Build> = {
  parameters: {
    build: (app) => {
      app.get('/x/:id', where).get('/y/:n{[0-9]+}', where).get('/z/:a?/:b?', where).get('/w/*', where).all('*', lost);
    },
    asks: asked('/x/1', '/x/%C3%BC', '/x/a%2Fb', '/y/12', '/y/z', '/z', '/z/1/2', '/w/1/2', '/x/1/', '/X/1'),
  },
  'nested apps': {
    build: (app) => {
      const inner = new Hono().get('/', where).get('/:tree', where).post('/', where);
      app.basePath('/parks').route('/:park/trees', inner);
      app.all('*', lost);
    },
    asks: asked('/parks/a/trees', '/parks/a/trees/b', '/parks/a/trees/', '/parks'),
  },
  'a mounted app': {
    build: (app) => {
      app.mount(
        '/inner',
        (request: Request) => new Response(`mounted ${request.method} ${request.url}`, { status: 201 }),
      );
      app.mount('/hono', new Hono().get('/x', where).all('*', lost).fetch);
      app.all('*', lost);
    },
    asks: asked('/inner', '/inner/x?y=1', '/hono/x', '/hono/none', '/'),
  },
  'middleware in a row': {
    build: (app) =>
      app
        .use(async (c, next) => {
          c.header('X-Before', '1');
          await next();
          c.header('X-After', String(c.res.status));
        })
        .get(
          '/',
          async (c, next) => {
            c.set('seen' as never, 1 as never);
            await next();
          },
          where,
        ),
  },
  'middleware that answers': {
    build: (app) =>
      app.use((c, next) => (c.req.method === 'POST' ? Promise.resolve(c.text('first')) : next())).all('*', where),
    asks: asked('/', '/x'),
  },
  'on and all': {
    build: (app) => app.on(['PUT', 'PURGE'], ['/a', '/b'], where).all('*', lost),
    asks: Object.fromEntries(
      ['PUT', 'PURGE', 'PATCH', 'OPTIONS'].map((method): [string, Ask] => [method, { method, path: '/a' }]),
    ),
  },
  'OPTIONS of its own': {
    build: (app) => app.options('/', (c) => c.text('GET', 200, { Allow: 'GET' })).get('/', where),
    asks: { OPTIONS: { method: 'OPTIONS' } },
  },
  'odd targets': {
    build: (app) => app.all('*', where),
    asks: Object.fromEntries(odd.map((path): [string, Ask] => [path, { path }])),
  },
  'a body that comes back': {
    build: (app) =>
      app
        .post('/text', async (c) => c.text(await c.req.text()))
        .post('/json', async (c) => c.json(await c.req.json<object>()))
        .post('/form', async (c) => c.json(await c.req.parseBody()))
        .post('/bytes', async (c) => c.body(await c.req.arrayBuffer()))
        .post('/stream', (c) => new Response(c.req.raw.body))
        .post(
          '/valid',
          validator('json', (value: object) => value),
          (c) => c.json(c.req.valid('json')),
        ),
    asks: Object.fromEntries(
      ['text', 'json', 'form', 'bytes', 'stream', 'valid'].flatMap((name): [string, Ask][] => {
        const isForm = name === 'form';
        const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
        const ask = {
          method: 'POST',
          path: `/${name}`,
          body: isForm ? 'a=1' : '{"a":1}',
          headers: { 'Content-Type': type },
        };
        return [
          [name, ask],
          [`${name} pipelined`, { ...ask, times: 3 }],
        ];
      }),
    ),
  } satisfies Case<Build>,
};
