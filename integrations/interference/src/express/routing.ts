import ejs from 'ejs';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { someAsks } from '../ask.ts';
import type { Ask } from '../ask.ts';
import { asking, join } from '../case.ts';
import type { Case, Cases } from '../case.ts';
import { root } from '../files.ts';
import { namesOf } from '../values.ts';
import { apps } from './build.ts';
import type { Build } from './build.ts';

/** Tells what a handler sees of where it is. */
const where: RequestHandler = (request, response) => {
  const { baseUrl, url, originalUrl, path, params, query, method } = request;
  const route = (request.route as { readonly path?: unknown } | undefined)?.path;
  response.json({ baseUrl, url, originalUrl, path, params, query, method, route, mount: request.app.mountpath });
};

const passOn: RequestHandler = (_request, _response, next) => next();

const answersErrors: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  response.status(500).json({ caught: error instanceof Error ? error.message : String(error) });
};

const asked = (...paths: readonly string[]): Readonly<Record<string, Ask>> =>
  Object.fromEntries(
    paths.flatMap((path): [string, Ask][] =>
      ['GET', 'HEAD', 'POST', 'DELETE'].map((method) => [`${method} ${path}`, { method, path }]),
    ),
  );

const plain: Readonly<Record<string, Build>> = {
  'handlers in a row': (app) => app.get('/', [passOn, where]),
  'next(route)': (app) => {
    app.get(
      '/',
      (_request, _response, next) => next('route'),
      (_request, response) => void response.send('skipped'),
    );
    app.get('/', where);
  },
  'next(router)': (app, { Router }) => {
    const router = Router();
    router.use((_request, _response, next) => next('router'));
    router.get('/', (_request, response) => void response.send('skipped'));
    app.use(router);
    app.get('/', where);
  },
  'app.all': (app) => app.all('/', where),
  'app.use': (app) => app.use(where),
  'app.route': (app) =>
    app
      .route('/')
      .all((_request, _response, next) => next())
      .get(where)
      .post(where),
  'an error answered by its own handler': (app) => {
    app.get('/', () => {
      throw new Error('inside');
    });
    app.use(answersErrors);
  },
  'an error passed on and answered': (app) => {
    app.get('/', (_request, _response, next) => next(new Error('inside')));
    app.use(answersErrors);
  },
  'an error passed through two handlers': (app) => {
    app.get('/', (_request, _response, next) => next({ status: 418, message: 'no error' }));
    app.use(((error: unknown, _request, response, next) => {
      response.set('X-Seen', '1');
      next(error);
    }) satisfies ErrorRequestHandler);
    app.use(((error: { status: number }, _request, response, _next) => {
      response.status(error.status).send('mine');
    }) as ErrorRequestHandler);
  },
  'an error that is forgiven': (app) => {
    app.get('/', (_request, _response, next) => next(new Error('inside')));
    app.use(((_error, _request, _response, next) => next()) satisfies ErrorRequestHandler);
    app.use(where);
  },
  'an error handler of a router': (app, { Router }) => {
    const router = Router();
    router.get('/', () => {
      throw new Error('inside');
    });
    app.use(router.use(answersErrors));
  },
  'its own answer where no route is': (app) =>
    app.get('/other', where).use((request, response) => void response.status(404).json({ lost: request.path })),
  'a view': (app) => {
    app.set('views', root).engine('ejs', ejs.renderFile.bind(ejs) as Parameters<typeof app.engine>[1]);
    app.get('/', (_request, response) => response.render('page.ejs', { title: 'größer' }));
  },
  'a view with a callback': (app) => {
    app.set('views', root).set('view engine', 'ejs').set('view cache', true);
    app.engine('ejs', ejs.renderFile.bind(ejs) as Parameters<typeof app.engine>[1]);
    app.locals['title'] = 'from locals';
    app.get('/', (_request, response) =>
      response.render('page', (error: Error | null, html?: string) => void response.send(error?.message ?? html)),
    );
  },
  'locals of its own': (app) =>
    app.get('/', (_request, response) => {
      response.locals['mine'] = 1;
      response.json(response.locals['mine']);
    }),
  'all locals': (app) => app.get('/', (_request, response) => void response.json(response.locals)),
  'all there is on request and response': (app) =>
    app.get('/', (request, response) => {
      response.json([namesOf(request), namesOf(response)]);
    }),
  'the methods of the response': (app) =>
    app.get('/', (_request, response) => {
      const own = ['end', 'write', 'writeHead', 'send', 'json', 'setHeader'].filter((name) =>
        Object.hasOwn(response, name),
      );
      response.json(own);
    }),
};

const wide: Cases<Build> = {
  'nested routers': {
    build: (app, { Router }) => {
      const inner = Router({ mergeParams: true }).get('/:id', where).post('/', where);
      const outer = Router({ mergeParams: true }).use('/trees/:tree', inner).all('/any', where);
      app.use('/parks/:park', outer).use(where);
    },
    asks: asked('/parks/a/trees/b/c?x=1', '/parks/a/trees/b', '/parks/a/any', '/parks/a/', '/parks'),
  },
  'a mounted app': {
    build: (app, framework) => {
      const inner = framework();
      inner.set('json spaces', 1).get('/', where).get('/x', where);
      inner.use((_request, response) => void response.status(404).send('inner'));
      app.use('/inner', inner).get('/', where);
      app.use((_request, response) => void response.status(404).send('outer'));
    },
    asks: asked('/inner', '/inner/', '/inner/x', '/inner/y', '/', '/z'),
  },
  'an app mounted in an app that is mounted': {
    build: (app, framework) => {
      const innermost = framework().disable('etag').use(where) as unknown as RequestHandler;
      app.use(['/a', '/b'], framework().use('/c', innermost)).use(where);
    },
    asks: asked('/a/c', '/b/c/d', '/a', '/b/e'),
  },
  'a mounted node listener': {
    build: (app) =>
      app.use('/raw', (request, response) => void response.end(`raw ${request.url} ${request.originalUrl}`)).use(where),
    asks: asked('/raw', '/raw/x?y', '/rawest'),
  },
  parameters: {
    build: (app) => {
      app.param('id', (request, _response, next, id: string) => {
        request.params['seen'] = `seen ${id}`;
        next();
      });
      app
        .get('/x/:id', where)
        .get(/^\/y\/(\d+)$/, where)
        .use(where);
    },
    asks: asked('/x/1', '/x/%C3%BC', '/x/a%2Fb', '/y/12', '/y/z', '//x//1', '/X/1'),
  },
  'strict routing': {
    build: (app) => {
      app.enable('strict routing').enable('case sensitive routing');
      app
        .get('/a', where)
        .get('/b/', where)
        .use((_request, response) => void response.status(404).send('strict'));
    },
    asks: asked('/a', '/a/', '/b', '/b/', '/A'),
  },
  'routes with and without a last slash': {
    build: (app) =>
      app
        .get('/a', where)
        .get('/b/', where)
        .use((_request, response) => void response.send('none')),
    asks: asked('/a', '/a/', '/b', '/b/', '/A'),
  },
  'OPTIONS of its own': {
    build: (app) => {
      app.options('/', (_request, response) => void response.set('Allow', 'GET').send('GET'));
      app.options('/json', (_request, response) => void response.json({ methods: ['GET'] }));
      app.use('/used', (_request, response) => void response.set('Allow', 'GET, POST').status(204).end());
      app.all('/all', (_request, response) => void response.set('Allow', 'GET,POST').send('mine'));
    },
    asks: Object.fromEntries(
      ['/', '/json', '/used', '/all'].map((path): [string, Ask] => [path, { method: 'OPTIONS', path }]),
    ),
  },
  'OPTIONS answered with its own Allow as text': {
    build: (app) => app.use((_request, response) => void response.set('Allow', 'GET,POST').end('GET,POST')),
    asks: { OPTIONS: { method: 'OPTIONS' }, GET: {} },
  },
  'other methods': {
    build: (app) => app.all('/', where),
    asks: Object.fromEntries(
      ['PUT', 'PATCH', 'DELETE', 'POST', 'PROPFIND', 'SEARCH', 'PURGE', 'TRACE', 'QUERY'].map(
        (method): [string, Ask] => [method, { method }],
      ),
    ),
  },
  'absolute and odd targets': {
    build: (app) => app.use(where),
    asks: Object.fromEntries(
      ['http://test.example/x?y=1', '/a/../b', '/a;b=c', '/a%20b?c=%', '/?', '/a?b?c', '/~x', '/:8080/x'].map(
        (path): [string, Ask] => [path, { path }],
      ),
    ),
  },
  'a parsed body': {
    build: (app, framework) => {
      app.use(framework.json(), framework.urlencoded({ extended: true }), framework.text(), framework.raw());
      app.post('/', (request, response) => {
        const body: unknown = request.body;
        response.json({ body: Buffer.isBuffer(body) ? body.toString() : (body ?? 'none') });
      });
    },
    asks: {
      json: { method: 'POST', body: '{"a":[1]}', headers: { 'Content-Type': 'application/json' } },
      form: { method: 'POST', body: 'a[b]=1&c=2', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
      text: { method: 'POST', body: 'alder', headers: { 'Content-Type': 'text/plain' } },
      raw: { method: 'POST', body: 'alder', headers: { 'Content-Type': 'application/octet-stream' } },
      other: { method: 'POST', body: 'alder', headers: { 'Content-Type': 'image/png' } },
      none: { method: 'POST' },
    },
  } satisfies Case<Build>,
};

/** How a request finds its handler, and what the handler sees of the way. */
export const routing: Cases<Build> = join(asking(someAsks, apps('routing by', plain)), wide);
