import type { RequestHandler, Response } from 'express';
import { someAsks } from '../ask.ts';
import type { Cases } from '../case.ts';
import { asking, join } from '../case.ts';
import { apps, routes } from './build.ts';
import type { Build } from './build.ts';

const setting =
  (set: (response: Response) => unknown): RequestHandler =>
  (_request, response) => {
    set(response);
    response.send('alder');
  };

const headers: Readonly<Record<string, RequestHandler>> = {
  'of an array': setting((response) => response.set('X-List', ['a', 'b'])),
  'of an object': setting((response) => response.set({ 'x-lower': 'a', 'X-UPPER': 'b' })),
  appended: setting((response) => response.append('Link', '<a>').append('Link', ['<b>', '<c>'])),
  varied: setting((response) => response.vary('Accept').vary('Origin, Accept')),
  linked: setting((response) => response.links({ next: '/2', last: '/9' })),
  'of latin1': setting((response) => response.set('X-Name', 'größe')),
  'of an empty value': setting((response) => response.set('X-Empty', '')),
  'ETag of its own': setting((response) => response.set('ETag', '"mine"')),
  'Last-Modified of its own': setting((response) => response.set('Last-Modified', 'Thu, 01 Jan 2015 00:00:00 GMT')),
  'Cache-Control of its own': setting((response) => response.set('Cache-Control', 'public, max-age=60')),
  'nosniff of its own': setting((response) => response.set('x-content-type-options', 'none')),
  'Content-Encoding of its own': setting((response) => response.set('Content-Encoding', 'x-mine')),
  'X-Powered-By of its own': setting((response) => response.set('X-Powered-By', 'steam')),
  'X-Request-Id of its own': setting((response) => response.set('X-Request-Id', 'mine')),
  'Date of its own': setting((response) => response.set('Date', 'long ago')),
  'Server and Trailer': setting((response) => response.set({ Server: 'mine', 'X-Frame-Options': 'DENY' })),
  'Connection of its own': setting((response) => response.set('Connection', 'close')),
  removed: setting((response) => {
    response.set('X-Gone', '1');
    response.removeHeader('X-Gone');
  }),
  'setHeaders of a Map': setting((response) => response.setHeaders(new Map([['X-A', '1']]))),
  'names and values read': (_request, response) => {
    response.set('X-A', '1');
    response.json({ a: response.get('X-A'), has: response.hasHeader('x-b'), type: response.get('Content-Type') });
  },
};

const cookies: Readonly<Record<string, RequestHandler>> = {
  plain: setting((response) => response.cookie('name', 'value')),
  'with all options': setting((response) =>
    response.cookie('name', 'ü;=', {
      domain: 'app.example',
      path: '/x',
      secure: true,
      httpOnly: true,
      sameSite: 'none',
      expires: new Date(0),
      priority: 'high',
      partitioned: true,
    }),
  ),
  'of JSON': setting((response) => response.cookie('name', { a: [1] })),
  several: setting((response) => response.cookie('a', '1').cookie('b', '2').clearCookie('c')),
  'set as a header': setting((response) => response.set('Set-Cookie', ['a=1', 'b=2; Path=/'])),
};

const redirects: Readonly<Record<string, RequestHandler>> = Object.fromEntries([
  ...['/x', 'x', '../x', '//app.example/x', 'https://app.example/ü?a=b c#d', '/x?y="<script>"'].map(
    (target): [string, RequestHandler] => [`to "${target}"`, (_request, response) => response.redirect(target)],
  ),
  ...[300, 301, 303, 307, 308].map((status): [string, RequestHandler] => [
    `with ${status}`,
    (_request, response) => response.redirect(status, '/x'),
  ]),
  ['by location', (_request, response) => void response.status(201).location('/x/ü').end()],
  ['back', (request, response) => response.redirect(request.get('Referrer') ?? '/')],
]);

const formats: Readonly<Record<string, RequestHandler>> = {
  'of three': (_request, response) =>
    void response.format({
      text: () => response.send('text'),
      html: () => response.send('<p>html</p>'),
      json: () => response.send({ json: true }),
    }),
  'with a default': (_request, response) =>
    void response.format({
      'image/png': () => response.send(Buffer.from('png')),
      default: () => response.status(406).send('mine'),
    }),
  'by req.accepts': (request, response) =>
    void response.json([
      request.accepts(['html', 'json']) || '',
      request.acceptsEncodings(['gzip', 'br']) || '',
      request.acceptsLanguages(['en', 'de']) || '',
    ]),
  'by req.fresh and range': (request, response) => {
    response.set('ETag', '"mine"');
    response.json({ fresh: request.fresh, xhr: request.xhr, range: request.range(10) ?? null });
  },
  attachment: setting((response) => response.attachment('wörks "1".txt')),
  'attachment without a name': setting((response) => response.attachment()),
};

const settings: Readonly<Record<string, (app: Parameters<Build>[0]) => unknown>> = {
  'etag off': (app) => app.disable('etag'),
  'etag strong': (app) => app.set('etag', 'strong'),
  'etag of its own': (app) => app.set('etag', () => '"mine"'),
  'json spaces': (app) => app.set('json spaces', 2),
  'json escape': (app) => app.set('json escape', true),
  'json replacer': (app) => app.set('json replacer', (key: string, value: unknown) => (key === 'b' ? 2 : value)),
  'jsonp callback name': (app) => app.set('jsonp callback name', 'name'),
  'x-powered-by off': (app) => app.disable('x-powered-by'),
  'query parser simple': (app) => app.set('query parser', 'simple'),
  'query parser extended': (app) => app.set('query parser', 'extended'),
  'trust proxy': (app) => app.set('trust proxy', true),
  'env production': (app) => app.set('env', 'production'),
};

/** What goes before a body: headers, cookies, redirects, negotiation, and what an app's settings make of them. */
export const heads: Cases<Build> = join(
  routes('a header', headers),
  asking(someAsks, routes('a cookie', cookies)),
  asking(someAsks, routes('a redirect', redirects)),
  routes('a format', formats),
  apps(
    'the setting',
    Object.fromEntries(
      Object.entries(settings).map(([name, set]): [string, Build] => [
        name,
        (app) => {
          set(app);
          app.get('/', (request, response) => {
            const { query, ip, protocol, hostname, originalUrl, baseUrl, url } = request;
            response.jsonp({ a: '<&>', b: 1, query, ip: typeof ip, protocol, hostname, originalUrl, baseUrl, url });
          });
        },
      ]),
    ),
  ),
);
