import { createReadStream } from 'node:fs';
import type express from 'express';
import type { RequestHandler } from 'express';
import serveIndex from 'serve-index';
import type { Ask } from '../ask.ts';
import { join } from '../case.ts';
import type { Case, Cases } from '../case.ts';
import { file, root } from '../files.ts';
import { routes } from './build.ts';
import type { Build } from './build.ts';

const sent: Readonly<Record<string, RequestHandler>> = {
  'sendFile by path': (_request, response) => response.sendFile(file('hello.txt')),
  'sendFile below a root': (_request, response) => response.sendFile('index.html', { root }),
  'sendFile with a callback': (_request, response, next) =>
    response.sendFile('data.json', { root }, (error) => {
      if (error) next(error);
    }),
  'sendFile to be cached': (_request, response) =>
    response.sendFile('hello.txt', { root, maxAge: '1d', immutable: true, headers: { 'X-Mine': '1' } }),
  'sendFile without ETag': (_request, response) => response.sendFile('hello.txt', { root, etag: false }),
  'sendFile without date': (_request, response) => response.sendFile('hello.txt', { root, lastModified: false }),
  'sendFile without ranges': (_request, response) => response.sendFile('hello.txt', { root, acceptRanges: false }),
  'sendFile without Cache-Control': (_request, response) =>
    response.sendFile('hello.txt', { root, cacheControl: false }),
  'sendFile of what is hidden': (_request, response) => response.sendFile('.hidden', { root, dotfiles: 'allow' }),
  'sendFile with a type of its own': (_request, response) => response.type('text/csv').sendFile('hello.txt', { root }),
  'sendFile with a status of its own': (_request, response) => response.status(404).sendFile('index.html', { root }),
  'sendFile that is not there, answered': (_request, response) =>
    response.sendFile('none.txt', { root }, () => void response.status(404).send('none of mine')),
  download: (_request, response) => response.download(file('hello.txt')),
  'download by a name': (_request, response) => response.download(file('with space & ü.txt'), 'ü "1".txt'),
  'download with headers': (_request, response) =>
    response.download(file('hello.txt'), 'a.txt', { maxAge: 1000, headers: { 'X-Mine': '1' } }),
  'a stream of a file': (_request, response) => void createReadStream(file('hello.txt')).pipe(response),
};

const statics: Readonly<Record<string, NonNullable<Parameters<typeof express.static>[1]>>> = {
  'by default': {},
  'with extensions': { extensions: ['txt', 'html'] },
  'without index': { index: false },
  'without redirect': { redirect: false },
  'to be cached': { maxAge: '1y', immutable: true },
  'with headers of its own': { setHeaders: (response) => response.setHeader('X-Static', '1') },
  'of what is hidden': { dotfiles: 'allow' },
};

const paths = [
  '/',
  '/hello.txt',
  '/hello',
  '/data.json',
  '/sub',
  '/sub/',
  '/.hidden',
  '/with%20space%20&%20%C3%BC.txt',
];
const staticAsks: Readonly<Record<string, Ask>> = Object.fromEntries(
  paths.flatMap((path): [string, Ask][] => [
    [`GET ${path}`, { path }],
    [`HEAD ${path}`, { path, method: 'HEAD' }],
    [`known ${path}`, { path, validates: true }],
    [`fresh ${path}`, { path, headers: { 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' } }],
    [`range of ${path}`, { path, headers: { Range: 'bytes=2-5' } }],
    [`POST ${path}`, { path, method: 'POST', body: 'x' }],
  ]),
);

/** Where no file answers, a route does: what Kuvert says where nothing does is not the matter here. */
const last: RequestHandler = (request, response) => void response.status(404).send(`nothing at ${request.path}`);

const served = Object.fromEntries(
  Object.entries(statics).map(([name, options]): [string, Case<Build>] => [
    `static ${name}`,
    { build: (app, framework) => app.use(framework.static(root, options), last), asks: staticAsks },
  ]),
);

/** Files, served by all that Express brings for them. */
export const files: Cases<Build> = join(routes('a file by', sent), served, {
  'static ranges': {
    build: (app, framework) => app.use(framework.static(root)),
    asks: {
      'one there is': { path: '/hello.txt', headers: { Range: 'bytes=0-0' } },
      'one there is not': { path: '/hello.txt', headers: { Range: 'bytes=99999-' } },
    },
  },
  'static below a path': {
    build: (app, framework) => app.use('/public', framework.static(root), last).use(last),
    asks: {
      redirected: { path: '/public' },
      'with a query': { path: '/public?a=b' },
      index: { path: '/public/' },
      sub: { path: '/public/sub' },
      file: { path: '/public/hello.txt', headers: { 'Accept-Encoding': 'gzip' } },
    },
  },
  'serve-index': {
    build: (app) => app.use(serveIndex(root, { icons: false })).use(last),
    asks: {
      html: { headers: { Accept: 'text/html' } },
      json: { headers: { Accept: 'application/json' } },
      text: { headers: { Accept: 'text/plain' } },
      sub: { path: '/sub/' },
    },
  },
});
